/** A file that was found, on disk, in a zip or in a mail. */
export interface Found {
  path: string;
  named: boolean;
  read: () => Promise<Uint8Array>;
}
