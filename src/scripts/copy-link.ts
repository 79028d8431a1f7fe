export {};

/**
 * One button that offers to copy a message's permalink. It stands with the message under the pointer, the
 * one that has the focus, or the one that the address names. In prose, where several messages share the time
 * of the first, it stands by that time and copies the address of the sentence pointed at.
 */
const button = document.querySelector<HTMLButtonElement>('[data-copy-link]');
const status = document.querySelector<HTMLElement>('[data-copy-status]');
let address = '';

function offer(target: EventTarget | null): void {
  if (!button || !(target instanceof Element)) return;
  const block = target.closest('.block');
  const own = target.closest('[data-kind]');
  // On its way to the button the pointer leaves the sentence.
  if (!own && block?.contains(button)) return;
  const message = own ?? block?.querySelector('[data-kind]');
  const time =
    (own ?? block)?.querySelector<HTMLAnchorElement>('a.timestamp') ?? block?.querySelector('a.timestamp');
  if (!message || !(time instanceof HTMLAnchorElement)) return;
  const wanted = new URL(`#${message.id}`, time.href).href;
  if (wanted === address) return;
  address = wanted;
  button.hidden = false;
  button.textContent = button.dataset['copyLink'] ?? '';
  if (time.nextElementSibling !== button) time.after(button);
}

async function copy(): Promise<void> {
  if (!button || !status) return;
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = status.dataset['done'] ?? '';
  } catch {
    // Without permission the address bar still serves.
    location.hash = new URL(address).hash;
    status.textContent = status.dataset['failed'] ?? '';
  }
  button.textContent = status.textContent;
}

if (button) {
  document.addEventListener('pointerover', (event) => offer(event.target));
  document.addEventListener('focusin', (event) => offer(event.target));
  document.addEventListener('click', (event) => offer(event.target));
  const offerTarget = (): void => offer(document.querySelector(':target'));
  addEventListener('hashchange', offerTarget);
  // Not before: browsers look for what the address names when the page's scripts have run.
  addEventListener('load', offerTarget);
  button.addEventListener('click', () => void copy());
}
