/** The dashboard as it was built. */
export interface Dashboard {
  /** The page that loads all others: the same bytes at each of their addresses. */
  readonly shell: string;
  /** By name, which has the hash of what is in it: scripts, styles and icons, gzipped. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}
