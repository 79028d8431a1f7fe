import type { Room } from '../archive/schema.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { stringsOf } from './strings.ts';

/** What the interface says, in the language of the site. */
export const t = stringsOf[siteConfig.language];

/** The address of a path on this site: `href('talks/')` is `/talks/` below the base. */
export const href = (path: string): string => `${siteConfig.base}${path}`;

/** The value of `lang` for what was written in a room; nothing where it is the page's language. */
export const contentLanguage = ({ language }: Room): string | undefined =>
  language === siteConfig.language ? undefined : language;
