import type { APIRoute, GetStaticPaths } from 'astro';
import { messagePath } from '../../archive/permalink.ts';
import { talkMarkdown } from '../../render/markdown.ts';
import { absoluteHref } from '../../site/html-context.ts';
import { t } from '../../site/interface.ts';
import { allTalks, type Talk, viewTalk } from '../../site/talks.ts';

export const getStaticPaths = (async () => {
  return (await allTalks()).map((talk) => ({ params: { slug: talk.slug }, props: { talk } }));
}) satisfies GetStaticPaths;

/** A talk as Markdown, to keep or to go on writing with. */
export const GET: APIRoute<{ talk: Talk }> = async ({ props }) => {
  const { room, date } = props.talk.day;
  const { talk } = await viewTalk(props.talk);
  const markdown = talkMarkdown(talk, {
    t,
    addressOf: ({ id }) => absoluteHref(messagePath(room, date, id)),
  });
  return new Response(markdown, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
