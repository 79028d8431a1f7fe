import { indexPeople } from '../../src/archive/people.ts';
import { room } from '../../src/archive/schema.ts';
import type { Content, Message } from '../../src/message/schema.ts';
import { messageId } from '../../src/message/time-reference.ts';
import { sequentialViewer } from '../../src/view/archive.ts';
import type { DayView } from '../../src/view/day-view.ts';
import { people } from './archive.ts';

/** Returns the view of a day with these contents, one a minute from 10:00 on, all of one speaker. */
export function viewContents(contents: readonly (Content & Partial<Message>)[]): Promise<DayView> {
  const messages = contents.map((content, index): Message => {
    const time = `10:${String(index).padStart(2, '0')}:00`;
    return { id: messageId(time, 1), time, speaker: '何川', ...content };
  });
  const rooms = [room.parse({ slug: 'pay', title: '支付' })];
  const view = sequentialViewer({ rooms, people: indexPeople(people) });
  return view({ room: 'pay', date: '2024-03-05', frontMatter: {}, messages });
}
