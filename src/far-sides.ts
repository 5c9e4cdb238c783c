import type { Account } from './domain/account';
import { appKey } from './domain/app-key';
import { admit, afterRun } from './domain/circuit';
import type { Circuits } from './domain/circuit';
import type { Failure, FailureCode } from './domain/failure';
import { hasPlace } from './domain/places';
import type { Place } from './domain/places';
import type { Clock } from './ports';

/** Whether a run may begin: now, when others have left their places, or when the far side is looked at next. */
export type Entry =
  | { readonly type: 'entered'; readonly stay: Stay }
  | { readonly type: 'full' }
  | { readonly type: 'closed'; readonly until: number; readonly fault: FailureCode | undefined };

/** A run under way. It has to be ended once, whatever becomes of it. */
export interface Stay {
  /** `fault`: the far side's, where the run met nothing else; undefined where it was answered. */
  end(fault: Failure | undefined): void;
}

/**
 * What this instance knows of the tenants that it looks at: which of them do not answer, and which runs
 * are under way. See `circuit.ts` and `places.ts`.
 */
export class FarSides {
  #circuits: Circuits = new Map();
  readonly #underWay = new Set<Place>();

  constructor(private readonly clock: Clock) {}

  enter(account: Account): Entry {
    const key = appKey(account);
    const known = this.#circuits.get(key);
    const place = { key, silent: (known?.faults ?? 0) > 0 };
    if (!hasPlace([...this.#underWay], place)) return { type: 'full' };
    const admission = admit(this.#circuits, key, this.clock());
    if (!admission.admitted) {
      const { until, fault } = admission;
      return { type: 'closed', until, fault };
    }
    this.#circuits = admission.circuits;
    this.#underWay.add(place);
    const end = (fault: Failure | undefined): void => {
      this.#underWay.delete(place);
      this.#circuits = afterRun(this.#circuits, key, fault, this.clock());
    };
    return { type: 'entered', stay: { end } };
  }
}
