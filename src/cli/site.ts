import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptions, type SiteOptions } from '../site/options.ts';
import { siteConfig } from '../site.config.ts';
import { type CommonInput, commonOptions } from './declarations/common.ts';
import { type SiteInput, siteOptions } from './declarations/site-options.ts';
import { environmentOf } from './program.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** Returns the options of the site that a command line asks for. @param content the content folder, absolute */
export function siteOf(input: SiteInput, content: string, indexParts: readonly string[] = []): SiteOptions {
  const { out, base, site, title, language, hiddenDigests } = input;
  const description = input.description ?? siteConfig.description ?? descriptions[language];
  const { imageHosts } = siteConfig;
  return {
    content,
    out: out === undefined ? resolve(project, 'dist') : resolve(out),
    config: { title, description, language, site, base, imageHosts, hiddenDigests },
    indexParts: indexParts.map((part) => resolve(part)),
  };
}

/** Returns the options of the site that the environment asks for, where no command of ours is run. */
export async function siteFromEnvironment(): Promise<SiteOptions> {
  const values = await environmentOf({ ...siteOptions, content: commonOptions.content });
  const input = values as SiteInput & Pick<CommonInput, 'content'>;
  return siteOf(input, resolve(input.content));
}
