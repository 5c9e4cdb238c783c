import type { Call, GraphContext, Mode } from '@perennial/checks';

/** The name of whatever is made once, on request, and kept for checks to work in. */
export const FIXTURES = 'Perennial fixtures';

/** Something that some checks need and that can be made once and kept. */
export interface Fixture {
  readonly kind: string;
  readonly modes: readonly Mode[];
  readonly calls: readonly Call[];
  /** The id of what has the name already, whoever made it. */
  find(context: GraphContext): Promise<string | undefined>;
  /** Makes it; answers its id. */
  make(context: GraphContext): Promise<string>;
  /** Removes it by the id that `make` answered. Absent where Graph documents no way. */
  remove?(context: GraphContext, id: string): Promise<void>;
}
