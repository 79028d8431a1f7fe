declare namespace App {
  interface Locals {
    /** The day that a digest on this page cites. */
    cited?: import('./core/schema.ts').Day;
  }
}
