import type { Format } from '../format.ts';
import { chatlab } from './chatlab.ts';
import { chatlog } from './chatlog.ts';
import { dayFile } from './day-file.ts';
import { discord } from './discord.ts';
import { googleChat } from './google-chat.ts';
import { kakaotalk } from './kakaotalk.ts';
import { line } from './line.ts';
import { matrix } from './matrix.ts';
import { mattermost } from './mattermost.ts';
import { irc } from './irc.ts';
import { memotrace } from './memotrace.ts';
import { messenger } from './messenger.ts';
import { phoneManager } from './phone-manager.ts';
import { qq } from './qq.ts';
import { qqText } from './qq-text.ts';
import { signalCli } from './signal-cli.ts';
import { signalExport } from './signal-export.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { telegram } from './telegram.ts';
import { telegramHtml } from './telegram-html.ts';
import { wechatCopy } from './wechat-copy.ts';
import { weflow } from './weflow.ts';
import { whatsapp } from './whatsapp.ts';
import { zulip } from './zulip.ts';

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
  telegramHtml,
  slack,
  discord,
  line,
  messenger,
  matrix,
  kakaotalk,
  qq,
  qqText,
  mattermost,
  zulip,
  signalCli,
  signalExport,
  googleChat,
  teams,
  irc,
];
