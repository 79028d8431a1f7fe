declare namespace App {
  interface Locals {
    /** The day that a digest on this page cites. */
    digestDay?: { room: string; date: string };
    /** Messages whose first citation was set already. */
    anchored?: Set<string>;
  }
}
