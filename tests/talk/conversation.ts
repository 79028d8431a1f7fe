import { identify } from '../../src/message/message.ts';
import type { Message } from '../../src/message/schema.ts';

/** Messages out of lines `HH:MM:SS speaker text`. */
export function conversation(...lines: string[]): Message[] {
  return identify(
    lines.map((line) => {
      const [time = '', speaker = '', ...words] = line.split(' ');
      return { time, speaker, text: words.join(' ') };
    }),
  );
}
