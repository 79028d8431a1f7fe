/** Scripts that one language, or nearly one, is written in; Chinese characters beside kana are Japanese. */
const scripts: readonly (readonly [script: RegExp, language: (text: string) => string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, () => 'ja'],
  [/\p{Script=Han}/gu, () => 'zh-CN'],
  [/\p{Script=Hangul}/gu, () => 'ko'],
  [/\p{Script=Thai}/gu, () => 'th'],
  [/\p{Script=Hebrew}/gu, () => 'he'],
  [/\p{Script=Greek}/gu, () => 'el'],
  [/\p{Script=Devanagari}/gu, () => 'hi'],
  [/\p{Script=Cyrillic}/gu, (text) => (/[іїєґ]/i.test(text) ? 'uk' : 'ru')],
  [/\p{Script=Arabic}/gu, (text) => (/[پچژگ]/.test(text) ? 'fa' : 'ar')],
  [/\p{Script=Latin}/gu, (text) => byWords(text) ?? 'en'],
];

/** The commonest words of languages in Latin letters that others of them do not have. */
const words: Readonly<Record<string, string>> = {
  en: 'the and is you to of that it for this what',
  de: 'und der die das nicht ich ist ein mit auch wir',
  es: 'el los las que por con una pero está como',
  fr: 'les des est pas une que pour dans vous mais',
  pt: 'não que uma com para os mas isso você está',
  it: 'il che non di una per sono anche gli questo',
  nl: 'het een niet van dat ik je en maar wel',
  pl: 'nie się jest na że to co jak tak ale',
  tr: 'bir ve bu için çok değil ne var da ben',
  id: 'yang dan di ini itu tidak ada untuk dengan saya',
  vi: 'là và của không có được cho này một tôi',
};
const wordSets = Object.entries(words).map(
  ([language, list]) => [language, new Set(list.split(' '))] as const,
);

/** Letters by which a text is told; what people write in a day or two. */
const enoughLetters = 20_000;

/** Collects what a room writes, to tell its language. */
export class LanguageSample {
  #text = '';

  add(text: string): void {
    if (this.#text.length < enoughLetters) this.#text += `${text.replace(/https?:\S+|@\S+/g, ' ')}\n`;
  }

  /** Returns a language tag, or nothing where there are hardly any words. */
  guess(): string | undefined {
    const text = this.#text;
    const counts = scripts.map(([script]) => text.match(script)?.length ?? 0);
    const [kana = 0, han = 0] = counts;
    // A few kana are not yet Japanese: の stands in Chinese, too.
    if (kana > 0) counts[kana * 4 > han ? 1 : 0] = 0;
    const most = Math.max(...counts);
    // A Latin word has several letters where a Chinese one has two.
    if (han * 3 > most) return counts[1] === 0 ? 'ja' : 'zh-CN';
    return most < 10 ? undefined : scripts[counts.indexOf(most)]?.[1](text);
  }
}

function byWords(text: string): string | undefined {
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = wordSets.map(([language, set]) => ({
    language,
    score: found.filter((word) => set.has(word)).length,
  }));
  const [best] = scores.sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.language : undefined;
}
