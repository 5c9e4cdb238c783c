import type { Call } from './call';
import { callsOf } from './creation';
import type { Creation } from './creation';
import type { CheckContext } from './context';
import type { Mode } from './operation';

/** A check as its file says it. */
export interface CheckDefinition {
  /** A few words: "A mail to oneself arrives". */
  readonly title: string;
  /** One sentence: what a pass proves about the tenant. */
  readonly proves: string;
  /** What no token shows: a directory role, a Teams access policy, a licence. */
  readonly needs?: readonly string[] | undefined;
  /** How often it is drawn against the others; 1 unless said otherwise. */
  readonly weight?: number;
  /** It asserts on what an earlier run left to be found. */
  readonly planted?: boolean;
  /** The calls that `run` sends, besides those of what it creates. */
  readonly calls: readonly Call[];
  /** What it makes, and so how it is undone. A check that makes nothing is a read. */
  readonly creates?: readonly Creation[];
  /** Resolves when everything it asserts holds; throws `CheckFailure` otherwise. */
  run(context: CheckContext): Promise<void>;
}

/**
 * How consistent Graph has to be: `immediate` (what was written is read at once), `polled` (asked
 * again, within bounds), `planted` (asserted on what an earlier run left to be found).
 */
export type Consistency = 'immediate' | 'polled' | 'planted';

/** A check as a plan and a run see it: what its file says, and what follows from it. */
export interface Check {
  /** `workload.verb-noun`, as in `mail.send-to-self`: the folder and the file's name. */
  readonly id: string;
  /** Where a check may change while plans name it. */
  readonly version?: string | undefined;
  readonly workload: string;
  readonly kind: 'read' | 'write';
  readonly title: string;
  readonly proves: string;
  readonly needs: readonly string[];
  readonly weight: number;
  readonly consistency: Consistency;
  /** Those in which every call can be made. */
  readonly modes: readonly Mode[];
  /** Every call that it, its undo or a sweep after it may send; each once. */
  readonly calls: readonly Call[];
  readonly creates: readonly Creation[];
  run(context: CheckContext): Promise<void>;
}

/** A check as its file says it; id and workload are the file’s place. */
export const defineCheck = (definition: CheckDefinition): CheckDefinition => definition;

const MODES: readonly Mode[] = ['application', 'delegated'];

/** The check of a definition. `polled`: it waits for what Graph may show later. */
export function checkOf(
  id: string,
  definition: CheckDefinition,
  consistency: 'immediate' | 'polled' = 'immediate',
): Check {
  const { title, proves, needs = [], weight = 1, planted, creates = [] } = definition;
  const calls = [...new Set([...creates.flatMap(callsOf), ...definition.calls])];
  return {
    id,
    workload: id.split('.')[0] ?? id,
    kind: creates.length > 0 ? 'write' : 'read',
    title,
    proves,
    needs,
    weight,
    consistency: planted === true ? 'planted' : consistency,
    modes: MODES.filter((mode) => calls.every(({ permission }) => permission[mode] !== undefined)),
    calls,
    creates,
    run: async (context) => definition.run(context),
  };
}
