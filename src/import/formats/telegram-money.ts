/** Returns an amount in the currency's smallest unit, with its code: `5.00 EUR`; yen and Telegram's stars have no cents. */
export function moneyOf(amount: number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined) return '';
  const wholes = /^(?:XTR|JPY|KRW|VND|CLP|ISK|UGX|PYG)$/.test(currency ?? '');
  return `${wholes ? amount : (amount / 100).toFixed(2)} ${currency ?? ''}`.trim();
}
