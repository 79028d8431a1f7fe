// Chinese words that ask. The second list is for a day's free chat, where 呢 in mid-sentence and 几个 mostly tell;
// the first for the questions after a talk, where they mostly ask.

/** What asks in the questions and answers after a talk; the last form is a number with an address: 1、@… */
export const asking =
  /[?？]|吗|呢(?:$|\s)|请问|想问|请教|问一下|问下|怎么|怎样|如何|什么|为什么|为啥|是否|是不是|有没有|能不能|会不会|可不可以|多少|多久|哪[个些里种家]|咋|几[个天种]|(?<verb>\p{Script=Han})不\k<verb>|^\s*\d{1,2}\s*[、.．]\s*@/u;

/** What asks in any room: a question mark, or one of the words that Chinese asks with. */
export const askingAnywhere =
  /[?？](?:\s|$)|请问|请教|吗[\s。!！~]*$|怎么|如何|为什么|是不是|有没有|能不能|什么|哪[里个些种家]|多少|是否|呢[\s。!！~]*$/u;

/** Words that questions share whatever they ask about: they tie no answer to its question. */
export const questionWords = /什么|怎么|如何|可以|这个|那个|一个|我们|你们|是不是|有没有|请问|问题/g;

/** A short answer, which is one where nothing else is. */
export const shortAnswer = /^(?:是|对|嗯|可以|不是|没有|有|会|不会|能|不能)/u;
