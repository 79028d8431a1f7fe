declare namespace App {
  interface Locals {
    /** The day that a digest on this page cites. */
    cited?: import('./archive/schema.ts').Day;
    /** Messages whose first citation was set already. */
    anchored?: Set<string>;
  }
}
