import { createHash } from 'node:crypto';
import { siteConfig } from 'virtual:qunlu/site';

/** Runs before the first paint, so that a chosen theme does not flash. */
export const themeScript =
  "try{document.documentElement.dataset.theme=localStorage.getItem('qunlu-theme')||'auto'}catch{}";

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * The content security policy of every page: nothing from elsewhere, no script but the site's own. A second
 * wall behind the escaping of chat text. Styles may be inline, for the estimated heights of long days.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'wasm-unsafe-eval' ${hashOf(themeScript)}`,
  "style-src 'self' 'unsafe-inline'",
  ["img-src 'self' data:", ...siteConfig.imageHosts.map((host) => `https://${host}`)].join(' '),
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
