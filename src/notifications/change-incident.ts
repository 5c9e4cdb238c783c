import type { Incident } from '../domain/incident';
import { UnreadableRow } from '../ports';
import type { Services } from '../services';
import { untilWritten } from '../until-written';

type Deps = Pick<Services, 'incidents' | 'log'>;

/**
 * Reads, changes and writes an incident until nobody else was first. One that cannot be read is begun
 * anew: what it had to tell is lost, and the log says so.
 */
export async function changeIncident<T extends Incident | undefined>(
  deps: Deps,
  id: string,
  change: (incident: Incident | undefined) => T,
): Promise<T> {
  return untilWritten(async () => {
    const previous = await readOrRemove(deps, id);
    const next = change(previous?.value);
    if (next === undefined) return next;
    const written = previous
      ? await deps.incidents.replace(previous, next)
      : await deps.incidents.insert(next);
    return written === 'conflict' ? 'conflict' : next;
  });
}

async function readOrRemove({ incidents, log }: Deps, id: string) {
  try {
    return await incidents.get(id);
  } catch (thrown) {
    if (!(thrown instanceof UnreadableRow)) throw thrown;
    log.error('incident.lost', { count: await incidents.removeDamaged() });
    return undefined;
  }
}
