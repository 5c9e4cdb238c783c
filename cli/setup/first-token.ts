import { satisfies } from '../../src/checks/permissions';
import { FailureError } from '../../src/domain/failure';
import type { PresentedCredential, Token } from '../../src/ports';
import type { Holding, Registration } from './directory';
import { WAITS } from './pace';
import { EXIT, Stop } from './stop';
import type { Tools } from './tools';

/** Codes that a key is refused with while it is not known everywhere. */
const KEY_LAG = ['AADSTS7000215', 'AADSTS7000222', 'AADSTS700027', 'AADSTS700016'];

/**
 * A token with the key that was made in this run, and the permissions in it: granted is what a token shows.
 * Answers whether all are there. Throws `Stop` where there is no token in time.
 */
export async function testToken(
  tools: Tools,
  { wanted }: Holding,
  { appId }: Registration,
  credential: PresentedCredential,
): Promise<boolean> {
  const { tokens, options, pace, step } = tools;
  const ask = () => tokens.acquire({ tenantId: options.tenant, clientId: appId, credential });
  const { value: first } = await pace.until(WAITS.firstToken, () => unlessLag(ask));
  if (!first) throw new Stop(EXIT.halfWay, 'app-not-in-tenant');
  const roles = wanted.filter(({ type }) => type === 'Role').map(({ name }) => name);
  let token: Token | undefined = first;
  let there = 0;
  const { value: whole } = await pace.until(WAITS.permissions, async () => {
    const { permissions = [] } = token ?? (await ask());
    token = undefined;
    there = roles.filter((name) => satisfies(permissions, name)).length;
    return there === roles.length ? true : undefined;
  });
  step('token', roles.length === 0 ? '' : `${there} of ${roles.length} permissions in it`);
  return whole === true;
}

async function unlessLag(ask: () => Promise<Token>): Promise<Token | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof FailureError && KEY_LAG.includes(thrown.failure.code)) return undefined;
    throw thrown;
  }
}
