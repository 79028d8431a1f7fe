import { InvalidArgumentError } from 'commander';
import { siteConfig } from '../../site.config.ts';
import { languages } from '../../site/options.ts';
import type { InputOf } from '../declaration.ts';

/** Options of the site. What neither the command line nor the environment says, `src/site.config.ts` does. */
export const siteOptions = {
  out: { value: 'dir', env: 'QUNLU_OUT', description: 'the output folder (default: dist in the project)' },
  base: {
    value: 'path',
    env: 'QUNLU_BASE',
    parse: basePath,
    default: basePath(siteConfig.base),
    description: 'the path below which the site stands',
  },
  site: {
    value: 'url',
    env: 'QUNLU_SITE',
    parse: siteAddress,
    ...(siteConfig.site === undefined ? {} : { default: siteAddress(siteConfig.site) }),
    description: 'the address of the site, for absolute links',
  },
  title: {
    value: 'text',
    env: 'QUNLU_TITLE',
    default: siteConfig.title,
    description: 'the name of the site',
  },
  description: {
    value: 'text',
    env: 'QUNLU_DESCRIPTION',
    description: 'what it is, in one sentence (default: one in the language of the interface)',
  },
  language: {
    value: 'tag',
    env: 'QUNLU_LANGUAGE',
    choices: languages,
    default: siteConfig.language,
    description: 'the language of the interface',
  },
  hiddenDigests: {
    env: 'QUNLU_HIDDEN',
    default: siteConfig.hiddenDigests,
    description: 'build digests that say `hidden: true` too',
  },
} as const;
export type SiteInput = InputOf<typeof siteOptions>;

/** Options of what listens for a browser. */
export const serverOptions = {
  port: {
    value: 'number',
    env: 'PORT',
    parse: portNumber,
    default: 4321,
    description: 'the port to listen on',
  },
  host: {
    value: 'name',
    description: 'the host to listen on, for others to reach it (default: this machine only)',
  },
} as const;
export type ServerInput = InputOf<typeof serverOptions>;

function basePath(text: string): string {
  return `/${text}/`.replace(/\/{2,}/g, '/');
}

function siteAddress(text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError(`It takes an address as https://example.org, not “${text}”.`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new InvalidArgumentError('It takes a number from 0 to 65535.');
}
