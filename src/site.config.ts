import type { Language } from './site/strings.ts';

/** Every option of the site. A content folder says what is in it; this says how it is shown. */
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

const environment = (name: string): string | undefined => process.env[name] || undefined;

const language: Language = environment('QUNLU_LANGUAGE') === 'en' ? 'en' : 'zh-CN';
const descriptions: Readonly<Record<Language, string>> = {
  'zh-CN': '把专业群聊整理成可以通读、可以检索、可以引用的文档。',
  en: 'Professional group chats as documents to read, to search and to cite.',
};

export const siteConfig: SiteConfig = {
  title: environment('QUNLU_TITLE') ?? '群录',
  description: environment('QUNLU_DESCRIPTION') ?? descriptions[language],
  language,
  site: environment('QUNLU_SITE')?.replace(/\/+$/, ''),
  base: `/${environment('QUNLU_BASE') ?? ''}/`.replace(/\/{2,}/g, '/'),
  imageHosts: [],
  hiddenDigests: environment('QUNLU_HIDDEN') === '1',
};
