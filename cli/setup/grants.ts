/** What the tenant allows the app: roles one by one, and one grant of scopes, widened and never narrowed. */
import { consentState } from '../../src/accounts/callback';
import { consentLink } from '../../src/domain/portal-links';
import type { Holding, Principal, Registration } from './directory';
import { grantOf, rolesOf } from './directory';
import { WAITS } from './pace';
import type { Plan } from './plan';
import { EXIT, GraphRefusal, isRefusedWith, Stop } from './stop';
import type { Tools } from './tools';

interface Subject {
  readonly app: Registration;
  readonly principal: Principal;
}

/** Throws `Stop` where only an administrator may, and none has within ten minutes. */
export async function ensureGrants(
  tools: Tools,
  holding: Holding,
  plan: Plan,
  subject: Subject,
): Promise<void> {
  const { wanted } = holding;
  try {
    await grantRoles(tools, holding, plan, subject.principal);
    await grantScopes(tools, holding, plan, subject.principal);
  } catch (thrown) {
    if (!isRefusedWith(403, thrown)) throw thrown;
    await consentOfSomebody(tools, holding, subject);
  }
  if (plan.roles.length + plan.addedScopes.length === 0) return;
  await tools.pace.until(WAITS.readBack, async () =>
    (await isAllowed(tools, holding, subject.principal)) ? true : undefined,
  );
  tools.step('consent', `${wanted.length} of ${wanted.length}`);
}

async function grantRoles(
  { graph, pace }: Tools,
  { graphPrincipal }: Holding,
  { roles }: Plan,
  { id }: Principal,
): Promise<void> {
  for (const role of roles) {
    const body = { principalId: id, resourceId: graphPrincipal.id, appRoleId: role.id };
    try {
      await pace.despiteLag(WAITS.grant, () =>
        graph.send('POST', `/servicePrincipals/${id}/appRoleAssignments`, { body }),
      );
    } catch (thrown) {
      // The answer to an earlier try was lost.
      if (thrown instanceof GraphRefusal && /already exists/i.test(thrown.detail)) continue;
      throw thrown;
    }
  }
}

async function grantScopes(
  { graph, pace }: Tools,
  { graphPrincipal, grant }: Holding,
  { scopes, addedScopes }: Plan,
  { id }: Principal,
): Promise<void> {
  if (addedScopes.length === 0) return;
  const scope = scopes.join(' ');
  const resourceId = graphPrincipal.id;
  const whole = { clientId: id, consentType: 'AllPrincipals', resourceId, scope };
  await pace.despiteLag(WAITS.grant, () =>
    grant
      ? graph.send('PATCH', `/oauth2PermissionGrants/${grant.id}`, { body: { scope } })
      : graph.send('POST', '/oauth2PermissionGrants', { body: whole }),
  );
}

/** The address for an administrator who is somebody else; waited for where somebody waits. */
async function consentOfSomebody(
  tools: Tools,
  holding: Holding,
  { app, principal }: Subject,
): Promise<void> {
  const { options, redirectUri, say, pace, attended } = tools;
  const back = { redirectUri, state: consentState('setup') };
  const consent = consentLink({ tenantId: options.tenant, clientId: app.appId }, back);
  const stop = new Stop(EXIT.personNeeded, 'may-not-consent', { consent });
  if (!attended) throw stop;
  say(
    `An administrator has to allow it: ${consent}\nq ends the wait; the same command goes on later.`,
  );
  const enough = tools.enough();
  try {
    const look = async () => ((await isAllowed(tools, holding, principal)) ? true : undefined);
    const { value } = await pace.until(WAITS.consent, look, enough.signal);
    if (!value) throw stop;
  } finally {
    enough.end();
  }
}

async function isAllowed(
  { graph }: Tools,
  { wanted, graphPrincipal }: Holding,
  principal: Principal,
): Promise<boolean> {
  const roles = await rolesOf(graph, principal);
  const scopes = (await grantOf(graph, principal, graphPrincipal))?.scope.split(' ') ?? [];
  return wanted.every(({ type, id, name }) =>
    type === 'Role' ? roles.includes(id) : scopes.includes(name),
  );
}
