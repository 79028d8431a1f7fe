import type { DayView } from '../../src/view/day-view.ts';
import { type TalkView, talkView } from '../../src/view/talk.ts';
import { dayFile, viewFile } from '../view/archive.ts';

/** A talk whose host speaks before the first question, with removed messages in talk and answers. */
const file =
  '---\nsessions:\n  - title: 对账*入门*\n    lead: [林夏-青禾付-产品]\n    start: "19:00:00"\n    end: "19:06:30"\n    qaEnd: "19:16:40"\n---\n' +
  dayFile(
    ['19:00:00 林夏-青禾付-产品', '大家好，今天讲*对账*。'],
    ['19:02:40 林夏-青禾付-产品', '<!-- removed -->', '含客户名'],
    ['19:03:00 林夏-青禾付-产品', '<!-- missing -->'],
    ['19:06:30 林夏-青禾付-产品', '我的部分就到这里。'],
    ['19:06:50 何川', '谢谢林老师，下面开始提问'],
    ['19:07:10 何川', '长款一般挂多久？'],
    ['19:08:00 linxia', '<!-- removed -->', '内部文件，这个理由比回答长得多，所以不能当作回答'],
    ['19:08:40 linxia', '<!-- reply: 19:07:10 -->', '一般先挂账，查清楚了再处理。'],
    ['19:09:00 何川', '「linxia：内部口令是海棠」', '- - - - - - - - -', '这句撤了吧'],
    ['19:16:40 舟舟', '明白了'],
  );

/** Returns that talk with its day. */
export async function exampleTalk(): Promise<{ day: DayView; talk: TalkView }> {
  const day = await viewFile(file);
  return { day, talk: talkView(day, 'pay-2024-03-05-1900') };
}
