declare namespace App {
  interface Locals {
    /** The day that a digest on this page cites. */
    cited?: import('./archive/schema.ts').Day;
    /** Messages whose first citation was set already. */
    anchored?: Set<string>;
  }
}

/** The options that the site is built with, as `src/site/integration.ts` hands them to pages. */
declare module 'virtual:qunlu/site' {
  export const siteConfig: import('./site/options.ts').SiteConfig;
  /** The content folder, absolute. */
  export const contentFolder: string;
}
