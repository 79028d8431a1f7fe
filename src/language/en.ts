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

/** A message that greets. */
export const greeting =
  /^(?:hi+|hey+|hello+|hiya|yo|morning|good (?:morning|afternoon|evening|day)|greetings|howdy|g'day|sup|hola)(?![a-z])/i;

/** A message that thanks. */
export const thanks = /(?<![a-z])(?:thanks?|thankyou|thx|ty|tnx|cheers|appreciate)(?![a-z])/i;

/** A message that begins by agreeing, refusing or answering yes or no. */
export const assent =
  /^(?:y(?:es|eah?|ep|up|a|eh)?|no(?:pe|t|ne)?|nah?|ok(?:ay)?|k|sure|right|true|exactly|correct|agreed|indeed|oh|ah+|ha(?:ha)*|hm+|lol|heh|well|same|i see|got it|cool|never ?mind|nvm|np|alright)(?![a-z])/i;

/** A message that begins by taking up what was said. */
export const continuation =
  /^(?:and|but|or|so|because|cause|coz|then|also|though|although|which|that|it|its|it's|they|he|she|if|just|like|with|from|in|to|for|except|unless|maybe|anyway|plus|you|there|these|those|this|what about|how about|try)(?![a-z])/i;

/** A message that opens a matter: it asks everybody, or announces. */
export const opening =
  /(?<![a-z])(?:anyone|anybody|someone|somebody|everyone|everybody|all|guys|folks|help|question|how (?:do|can|to|would)|is there|does|where|i(?:'m| am) (?:trying|having|using)|i have|i(?:'ve| have) got|i need|i want|problem|trouble|just installed|can i)(?![a-z])/i;

/** Words that say nothing about what a conversation is of. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a about after again all also am an and any anyone are as at back be been before but by can could did do does doing done dont ' +
    'each even ever every for from get gets getting go goes going good got had has have having he help here hi how i if in into is ' +
    'isnt it its just know like lol make may maybe me might more most much my need new no not now of off ok on one only or other ' +
    'our out over please really right same say says see seems she should so some someone something still such sure take than thanks ' +
    'that the their them then there these they thing things think this those to too try trying up us use used using very want was ' +
    'way we well were what when where which who why will with without work working would yeah yes you your'
  ).split(' '),
);

/** Words that point at what was just shown. */
export const pointing = /(?<![a-z])(?:this|that)(?![a-z])/i;

/** Words that speak to somebody. */
export const secondPerson = /(?<![a-z])(?:you|your|u|ur)(?![a-z])/i;

/** Words in which somebody speaks of themselves. */
export const firstPerson = /(?<![a-z])(?:i|i'm|my|me)(?![a-z])/i;
