/** Halves of the day after noon, as chat tools write them in Japanese, Chinese, Korean and English. */
const afterNoon = /^(?:p\.?m\.?|下午|晚上|傍晚|中午|午後|오후)$/i;

/** What stands before or after a time on a clock of twelve hours. */
export const halves = '上午|下午|中午|凌晨|清晨|早上|傍晚|晚上|午前|午後|오전|오후|[AaPp]\\.?[Mm]\\.?';

/** Returns the hour of a day from one on a clock of twelve hours; without a half it is one already. */
export function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || half === '' || hour > 12) return hour;
  return afterNoon.test(half) ? (hour % 12) + 12 : hour % 12;
}
