import type { Format } from '../format.ts';
import { chatlab } from './chatlab.ts';
import { chatlog } from './chatlog.ts';
import { dayFile } from './day-file.ts';
import { discord } from './discord.ts';
import { irc } from './irc.ts';
import { memotrace } from './memotrace.ts';
import { phoneManager } from './phone-manager.ts';
import { slack } from './slack.ts';
import { telegram } from './telegram.ts';
import { wechatCopy } from './wechat-copy.ts';
import { weflow } from './weflow.ts';
import { whatsapp } from './whatsapp.ts';

/** Every format that can be imported. */
export const formats: readonly Format[] = [
  dayFile,
  phoneManager,
  wechatCopy,
  chatlog,
  memotrace,
  weflow,
  chatlab,
  whatsapp,
  telegram,
  slack,
  discord,
  irc,
];
