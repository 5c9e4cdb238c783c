/** One thing that is wrong, and what to do about it. */
export interface Finding {
  /** Stable, for scripts. */
  readonly id: string;
  readonly problem: string;
  readonly fix: string;
  /** The account it is about. */
  readonly account?: string | undefined;
}
