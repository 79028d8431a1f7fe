import type { Content, Kind } from '../../src/message/schema.ts';
import type { Media } from '../../src/render/html/context.ts';
import { stringsOf } from '../../src/site/strings.ts';

/** One message of every kind, with all that it may carry. */
export const contents: { [K in Kind]: Extract<Content, { kind: K }> } = {
  text: { kind: 'text', text: '看 https://example.com/a [强]\n@linxia\u2005好' },
  image: { kind: 'image', text: '第二版', src: 'media/a.png', alt: '流程图', width: 1280, height: 960 },
  video: { kind: 'video', text: '演示', src: 'media/a.mp4', seconds: 65 },
  voice: { kind: 'voice', text: '晚点上线', transcript: '晚点上线', src: 'media/a.opus', seconds: 12 },
  file: {
    kind: 'file',
    text: '规范.pdf\n第二章改过',
    name: '规范.pdf',
    src: 'media/a.pdf',
    bytes: 1_234_567,
  },
  link: {
    kind: 'link',
    text: '标题\n说明\nhttps://example.com/doc',
    url: 'https://example.com/doc',
    title: '标题',
    description: '说明',
  },
  sticker: { kind: 'sticker', text: '大笑' },
  poll: {
    kind: 'poll',
    text: '几点？\n- 七点\n- 八点',
    question: '几点？',
    options: [
      { text: '七点', votes: 3 },
      { text: '八点', votes: 1 },
    ],
  },
  location: { kind: 'location', text: '茶馆', name: '茶馆', lat: 31.25, lon: 121.5 },
  contact: { kind: 'contact', text: '老何', name: '老何' },
  forward: {
    kind: 'forward',
    text: '记录\n- 10:00:00  甲\n  早\n-   乙 [image]',
    title: '记录',
    items: [
      { speaker: '甲', time: '10:00:00', kind: 'text', text: '早' },
      { speaker: '乙', kind: 'image', text: '' },
    ],
  },
  notice: { kind: 'notice', text: '小北加入了群聊', event: 'join' },
  missing: { kind: 'missing', text: '' },
  removed: { kind: 'removed', text: '含口令' },
};

const media: Readonly<Record<string, Media>> = {
  'media/a.png': { type: 'image', address: '/media/a.png' },
  'media/a.mp4': { type: 'video', address: '/media/a.mp4' },
  'media/a.opus': { type: 'audio', address: '/media/a.opus' },
  'media/a.pdf': { type: 'document', address: '/media/a.pdf' },
};

/** What the pages of a site at `/` know, whose archive holds the media of `contents`. */
export const htmlContext = {
  t: stringsOf['zh-CN'],
  href: (path: string) => `/${path}`,
  mediaOf: (src: string) => media[src],
  language: 'zh-CN',
};
