import { createRequire } from 'node:module';

/**
 * Romanisation for addresses: letters of any script as plain Latin ones. It is stable and readable, not scholarly: tones,
 * lengths and letters that are not sounded are left out, and Chinese characters are read as in Mandarin.
 */

/** Its dictionary takes a tenth of a second to load, and most names need none. */
const loadPinyin = (): typeof import('pinyin-pro').pinyin =>
  (createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro')).pinyin;

/** Letters with the Latin ones that stand for them: `а a б b …`; a lone dash is nothing. */
const table = (pairs: string): [string, string][] =>
  [...pairs.matchAll(/(\S+) (\S+)/g)].map(([, letter = '', latin = '']) => [
    letter,
    latin === '-' ? '' : latin,
  ]);

/** ISO 9 and GOST without diacritics, as passports have it; Greek by ELOT 743; Thai by the Royal Institute. */
const letters = new Map([
  ...table('ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i ħ h ŋ ng ə e'),
  ...table('а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh'),
  ...table(
    'ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz',
  ),
  ...table('ә a ғ g қ q ң n ө o ұ u ү u һ h'),
  ...table(
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
  ),
  ...table(
    'ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ل l م m',
  ),
  ...table('ن n ه h و w ي y ى a ة a ء - پ p چ ch ژ zh گ g ک k ی y'),
  ...table(
    'א a ב b ג g ד d ה h ו v ז z ח ch ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ ts ץ ts ק k ר r',
  ),
  ...table('ש sh ת t'),
  ...table(
    'ก k ข kh ค kh ฆ kh ง ng จ ch ฉ ch ช ch ซ s ฌ ch ญ y ฎ d ฏ t ฐ th ฑ th ฒ th ณ n ด d ต t ถ th ท th ธ th น n',
  ),
  ...table('บ b ป p ผ ph ฝ f พ ph ฟ f ภ ph ม m ย y ร r ล l ว w ศ s ษ s ส s ห h ฬ l อ o ฮ h ฤ rue'),
  ...table('ะ a ั a า a ิ i ี i ึ ue ื ue ุ u ู u เ e แ ae โ o ใ ai ไ ai'),
]);

/** Hepburn; `~` marks what is small and joins the syllable before, `*` what doubles the consonant behind. */
const kana = new Map([
  ...table(
    'あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su せ se そ so',
  ),
  ...table(
    'ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne',
  ),
  ...table(
    'の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu',
  ),
  ...table('め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を o ん n ゔ vu ー -'),
  ...table('ぁ ~a ぃ ~i ぅ ~u ぇ ~e ぉ ~o ゃ ~ya ゅ ~yu ょ ~yo っ *'),
]);

/** The jamo of Hangul in the order of Unicode, by the Revised Romanisation. */
const initials = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = ' k k k n n n t l k m p l l p l m p p t t ng t t k t p t'.split(' ');

/** The scripts of India are laid out alike in Unicode: letters and signs by their place in a block of 128. */
const indic = new Map(
  table(
    '05 a 06 a 07 i 08 i 09 u 0a u 0b ri 0e e 0f e 10 ai 12 o 13 o 14 au 15 k 16 kh 17 g 18 gh 19 n 1a ch 1b chh 1c j 1d jh ' +
      '1e n 1f t 20 th 21 d 22 dh 23 n 24 t 25 th 26 d 27 dh 28 n 29 n 2a p 2b ph 2c b 2d bh 2e m 2f y 30 r 31 r 32 l 33 l ' +
      '34 l 35 v 36 sh 37 sh 38 s 39 h 3e a 3f i 40 i 41 u 42 u 43 ri 46 e 47 e 48 ai 4a o 4b o 4c au 01 n 02 n 03 h',
  ),
);
const indicWord = /[\u0900-\u0d7f]+/g;

/** Returns a text in Latin letters and digits, with spaces for all that has none. */
export function toLatin(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Script=Han}+/gu, (word) => ` ${loadPinyin()(word, { toneType: 'none', v: true })} `)
    .replace(/[\u3041-\u30ff]+/g, kanaWord)
    .replace(indicWord, indicLetters)
    .replace(/([เ-ไ])([ก-ฮ])/g, '$2$1')
    .replace(/[^\x00-\x7f]/gu, letterOf);
}

function letterOf(char: string): string {
  const whole = letters.get(char);
  if (whole !== undefined) return whole;
  if (/\p{Nd}/u.test(char)) return String(digitOf(char));
  return Array.from(char.normalize('NFKD'), (part) => {
    const code = part.charCodeAt(0);
    if (code >= 0x1100 && code <= 0x1112) return initials[code - 0x1100] ?? '';
    if (code >= 0x1161 && code <= 0x1175) return vowels[code - 0x1161] ?? '';
    if (code >= 0x11a7 && code <= 0x11c2) return finals[code - 0x11a7] ?? '';
    if (/[a-z0-9\p{M}\u2019']/u.test(part)) return /\p{M}|\u2019/u.test(part) ? '' : part;
    return letters.get(part) ?? ' ';
  }).join('');
}

/** The digits of a script stand in a row of ten. */
function digitOf(char: string): number {
  const code = char.codePointAt(0) as number;
  let digit = 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - digit - 1))) digit++;
  return digit;
}

const kanaWord = (word: string): string =>
  Array.from(word, (char) => {
    const hiragana = char >= 'ァ' && char <= 'ヴ' ? String.fromCharCode(char.charCodeAt(0) - 0x60) : char;
    return kana.get(hiragana) ?? ' ';
  })
    .join('')
    .replace(/(sh|ch|j)i~y/g, '$1')
    .replace(/i~y/g, 'y')
    .replace(/[aiueo]?~/g, '')
    .replace(/\*(?=ch)/g, 't')
    .replace(/\*([a-z]?)/g, '$1$1');

/** A consonant without a sign for its vowel has an `a`, but at the end of a word. */
function indicLetters(word: string): string {
  const chars = Array.from(word).filter((char) => placeOf(char) !== nukta);
  return chars
    .map((char, at) => {
      if (/\p{Nd}/u.test(char)) return char;
      const place = placeOf(char);
      if (place === virama) return '';
      const latin = indic.get(place.toString(16).padStart(2, '0')) ?? ' ';
      const next = chars[at + 1];
      const bare = next === undefined || (placeOf(next) >= 0x3e && placeOf(next) <= virama);
      return place >= 0x15 && place <= 0x39 && !bare ? `${latin}a` : latin;
    })
    .join('');
}

const nukta = 0x3c;
const virama = 0x4d;
const placeOf = (char: string): number => char.charCodeAt(0) % 0x80;
