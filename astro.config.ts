import { siteFromEnvironment } from './src/cli/site.ts';
import { astroConfig } from './src/site/astro-config.ts';

// For Astro's own commands, `astro check` and others; the commands of Qunlu hand their options over.
export default astroConfig(await siteFromEnvironment());
