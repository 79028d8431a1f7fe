import type { SiteConfig } from './site/options.ts';

/**
 * The options of the site, for whoever maintains it. The command line goes before the environment (`QUNLU_TITLE`
 * and others, see `qunlu build --help`), and the environment before this file.
 */
export const siteConfig: Omit<SiteConfig, 'description'> & { description: string | undefined } = {
  title: '群录',
  /** Without one, the site describes itself in the language of the interface. */
  description: undefined,
  language: 'zh-CN',
  site: undefined,
  base: '/',
  imageHosts: [],
  hiddenDigests: false,
};
