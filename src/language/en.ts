import type { Cue } from './cue.ts';

// English words with the tasks that the Chinese ones in `zh/` have. Those that Chinese groups use too (thanks, thx,
// good, nice, great, ok, hi, hello) were found in their chats; the others are common usage, and not counted anywhere.

/** Thanks and praise, with what stands around them. */
export const praise =
  /(?<![a-z])(?:thank you|thanks?|thx|(?:very|so) much|good|nice|great|awesome|excellent|well done|talk|sharing|share|for|a lot|all|everyone)+(?![a-z])/giu;

/** Words that say that one is there. */
export const presence =
  /ok|(?<![a-z])(?:here|present|i(?:'|’)?m in|(?:check|sign)(?:ing|ed)? in)(?![a-z])/giu;

/** A message that begins so signs in, with a word about it. */
export const signIn = /^(?:check|sign)(?:ing|ed)? in\b/i;

/** What asks, though no question mark is there. */
export const asking =
  /^(?:@\S+\s+)?(?:who|what|when|where|why|how|which|whose|can|could|would|should|does|did|is there|are there|has anyone|does anyone)\b|\b(?:any idea|anyone know|wondering (?:if|how|why|what)|question (?:about|for))\b/i;

/** How a chat mentions everybody at once. */
export const everybody = 'all';

/** What someone who hosts a talk says before it. */
export const hostCues: readonly Cue[] = [
  { name: 'invitation', pattern: /\bplease welcome\b|\b(?:speaker|host|moderator|presenter)\b/i },
  { name: 'topic', pattern: /\btopic\b|\bsubject\b/i },
  { name: 'hour', pattern: /\b\d{1,2}\s?[ap]\.?m\b|\btonight\b|\bo[’']clock\b/i },
  { name: 'sign-in', pattern: /\b(?:check|sign)(?:ing)?[- ]in\b|\broll[- ]call\b/i },
  { name: 'welcome', pattern: /\bwelcome\b|\bapplause\b/i },
  { name: 'talk', pattern: /\b(?:talk|webinar|lecture|presentation)\b/i },
];

/** What a lead says when a talk begins. */
export const openingCues: readonly Cue[] = [
  { name: 'greeting', pattern: /^(?:hi|hello|good (?:morning|afternoon|evening))/i },
  { name: 'introduction', pattern: /\bmy name is\b|\bI[’']m \S+ (?:from|at)\b|\bI work (?:at|for|on|in)\b/i },
  {
    name: 'theme',
    pattern: /\b(?:today|tonight|this time)\b.{0,40}\b(?:talk|share|introduce|about|topic)\b/i,
  },
  { name: 'beginning', pattern: /\blet(?:[’']s| us) (?:start|begin|get started)\b/i },
];

/** What a lead says when a talk is over. */
export const closingCues: readonly Cue[] = [
  {
    name: 'summing up',
    pattern: /\bthat(?:[’']s| is) (?:all|it) (?:for|from)\b|\bto (?:sum up|conclude)\b/i,
  },
  { name: 'inviting questions', pattern: /\b(?:any|your) questions\b|\bhappy to (?:answer|discuss)\b/i },
  {
    name: 'thanks',
    pattern: /\b(?:thanks|thank you)\b.{0,20}\b(?:all|everyone|everybody|listening|attention|time)\b/i,
  },
];
