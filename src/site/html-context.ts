import type { HtmlContext } from '../render/html/context.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { href, t } from './interface.ts';
import { mediaOf } from './media.ts';

/** What renderers of this site's pages know. */
export const htmlContext: HtmlContext = { t, href, mediaOf, language: siteConfig.language };

/** Returns the address of a path with protocol and host, where the site's own is known. */
export const absoluteHref = (path: string): string => `${siteConfig.site ?? ''}${href(path)}`;
