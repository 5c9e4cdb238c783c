import { SIGN_IN_MS } from '../domain/sign-in';
import type { Services } from '../services';
import { sha256 } from '../sha256';

type Deps = Pick<Services, 'oneTime' | 'clock'>;

/** What `shown` stands for, while it is good; it stays. */
export async function known({ oneTime, clock }: Deps, shown: string): Promise<string | undefined> {
  const entry = await oneTime.get(sha256(shown));
  return entry && entry.expiresAt > clock() ? entry.content : undefined;
}

/** Ten minutes from now on, once, `shown` stands for this. */
export const keep = ({ oneTime, clock }: Deps, shown: string, content: string): Promise<void> =>
  oneTime.insert({ key: sha256(shown), content, expiresAt: clock() + SIGN_IN_MS });

/** Uses it up. False when somebody has done so already. */
export const useUp = ({ oneTime }: Deps, shown: string): Promise<boolean> =>
  oneTime.take(sha256(shown));
