import type { Language } from './strings.ts';

/** How the site is shown. A content folder says what is in it. */
export interface SiteConfig {
  /** Name of the site, in the header and in every title. */
  title: string;
  /** One sentence under the name on the home page and for search engines. */
  description: string;
  /** Language of the interface. The chat stays as it was written. */
  language: Language;
  /** Where the site will stand, with protocol and no slash at the end: `https://example.org`. Needed for absolute addresses only. */
  site: string | undefined;
  /** The path below which it stands, with slashes at both ends. */
  base: string;
  /** Hosts whose pictures may be loaded. Of any other host only the picture's name is shown, without a request. */
  imageHosts: readonly string[];
  /** Whether digests that say `hidden: true` are built too. */
  hiddenDigests: boolean;
}

/** What a build, or a server, is made of. */
export interface SiteOptions {
  /** The content folder, absolute. */
  content: string;
  /** The output folder, absolute. */
  out: string;
  config: SiteConfig;
  /** Folders with parts of the search index that were built apart. */
  indexParts: readonly string[];
}

export const languages = ['zh-CN', 'en'] as const satisfies readonly Language[];

/** What a site without a description of its own says of itself. */
export const descriptions: Readonly<Record<Language, string>> = {
  'zh-CN': '把专业群聊整理成可以通读、可以检索、可以引用的文档。',
  en: 'Professional group chats as documents to read, to search and to cite.',
};
