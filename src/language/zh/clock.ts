const digits = '零一二三四五六七八九';
const clock =
  /(?<![\d:：.])(?<h>\d{1,2})\s?[:：](?<m>[0-5]\d)(?![\d:：])|(?<hours>\d{1,2}|[一二三四五六七八九]|十[一二]?|两)点(?:钟|整)?(?:(?<half>半)|(?<quarter>一刻)|(?<minutes>[0-5]\d)分?)?/gu;

/**
 * Gives the times of day that a text names, in seconds: 19:30, 七点半, 8点. One from 1 to 11 is given twice, as
 * morning and as evening, since nobody says 十九点.
 */
export function clockTimes(text: string): number[] {
  const times: number[] = [];
  for (const { groups = {} } of text.matchAll(clock)) {
    const hours = numberOf((groups['h'] ?? groups['hours']) as string);
    const minutes = groups['half']
      ? 30
      : groups['quarter']
        ? 15
        : Number(groups['m'] ?? groups['minutes'] ?? 0);
    if (hours > 23) continue;
    times.push(hours * 3600 + minutes * 60);
    if (hours > 0 && hours < 12) times.push((hours + 12) * 3600 + minutes * 60);
  }
  return times;
}

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  if (word === '两') return 2;
  const [tens, ones] = word.startsWith('十') ? [10, word.slice(1)] : [0, word];
  return tens + Math.max(0, digits.indexOf(ones || '零'));
}
