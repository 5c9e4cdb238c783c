/** What an account shows to whoever has its link: that it lives, and no more unless its owner says so. */
export interface Share {
  /** SHA-256 of the link's token, hexadecimal. The token itself is told once. */
  readonly tokenHash: string;
  readonly shows: readonly Shown[];
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** What an owner may have shown besides the state. */
export const shownFields = ['name', 'tenant', 'user'] as const;
export type Shown = (typeof shownFields)[number];
