import type { AstroIntegration } from 'astro';
import type { SiteOptions } from './options.ts';

type Plugin = NonNullable<Parameters<HookOptions['updateConfig']>[0]['vite']>['plugins'];
type HookOptions = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];

const name = 'virtual:qunlu/site';
const resolved = `\0${name}`;

/**
 * Makes the module through which pages read the options of the site; `src/env.d.ts` says its types.
 * @param work the work folder of a build
 */
export const siteModule = (
  { config, content }: SiteOptions,
  work: string | undefined,
): NonNullable<Plugin> => [
  {
    name: 'qunlu-site',
    resolveId: (id: string) => (id === name ? resolved : undefined),
    load: (id: string) =>
      id === resolved
        ? `export const siteConfig = ${JSON.stringify(config)};\nexport const contentFolder = ${JSON.stringify(content)};\n` +
          `export const workFolder = ${JSON.stringify(work)};\n`
        : undefined,
  },
];
