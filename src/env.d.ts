declare namespace App {
  interface Locals {
    /** The day that a digest on this page cites. */
    digestDay?: { room: string; date: string };
    /** Messages whose first citation was set already. */
    anchored?: Set<string>;
  }
}

/** The options that the site is built with, as `src/site/integration.ts` hands them to pages. */
declare module 'virtual:qunlu/site' {
  export const siteConfig: import('./site/options.ts').SiteConfig;
  /** The content folder, absolute. */
  export const contentFolder: string;
  /** Where a build keeps what its steps hand on; there is none while developing. */
  export const workFolder: string | undefined;
}
