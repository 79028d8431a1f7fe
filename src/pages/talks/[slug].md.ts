import type { APIRoute, GetStaticPaths } from 'astro';
import { articleMarkdown } from '../../render/article-markdown.ts';
import { messagePath } from '../../archive/permalink.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { allTalks, type Talk, talkView } from '../../site/archive.ts';
import { href, t } from '../../site/interface.ts';

export const getStaticPaths = (async () => {
  return (await allTalks()).map((talk) => ({ params: { slug: talk.slug }, props: { talk } }));
}) satisfies GetStaticPaths;

/** A talk as Markdown, to keep or to go on writing with. */
export const GET: APIRoute<{ talk: Talk }> = async ({ props: { talk } }) => {
  const { article } = await talkView(talk);
  const { room, date } = talk.day;
  const headings = { talk: t.talk, qa: t.qa, question: t.question };
  const markdown = articleMarkdown(talk.title, article, headings, ({ id }) => {
    return `${siteConfig.site ?? ''}${href(messagePath(room, date, id))}`;
  });
  return new Response(markdown, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
