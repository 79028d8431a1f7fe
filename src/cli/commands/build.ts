import { build } from 'astro';
import { makeFolder } from '../../archive/disk/folder.ts';
import { astroConfig } from '../../site/astro-config.ts';
import { buildPasses } from '../build-passes.ts';
import { requireDays } from '../content-folder.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { BuildInput } from '../declarations/site.ts';
import { requireApart, withOutput } from '../output-folder.ts';
import { siteOf } from '../site.ts';

/** Builds the site of the content folder. */
export async function run(
  input: BuildInput,
  { content, json, stdout, passes }: CommandContext,
): Promise<ExitStatus> {
  const site = siteOf(input, content, input.index);
  await requireDays(content);
  await requireApart(site);
  await makeFolder(site.out);
  await withOutput(site.out, async (folder) => {
    const config = astroConfig({ ...site, out: folder }, [buildPasses(passes)]);
    await build({ ...config, configFile: false, logLevel: 'warn' });
  });
  if (json) stdout(JSON.stringify({ content, out: site.out, base: site.config.base }, null, 1));
  return 0;
}
