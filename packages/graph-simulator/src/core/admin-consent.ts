import type { Reply } from './types';
import type { World } from './world';
import { declined, errorPage, sendBack } from './authorize';
import { escaped, hidden, htmlReply } from './html';

/**
 * The page where an administrator consents for the whole tenant: with `scope` and a way back in the second
 * version, to all that the registration lists in the first
 * (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 */
export function answerAdminConsent(
  world: World,
  tenantName: string,
  { method, fields }: { method: string; fields: URLSearchParams },
): Reply {
  const tenant = world.tenant(tenantName);
  if (!tenant) return errorPage(90002, `Tenant '${tenantName}' not found.`);
  const app = tenant.app(fields.get('client_id') ?? '');
  if (!app) return errorPage(700016, 'The application was not found in the directory.');
  const back = fields.get('redirect_uri');
  if (back !== null && app.platformOf(back) === undefined)
    return errorPage(50011, `The redirect URI '${back}' specified in the request does not match.`);
  const names = (fields.get('scope') ?? '')
    .split(' ')
    .map((scope) => scope.replace(/^https:\/\/graph\.microsoft\.com\//, ''))
    .filter((name) => name !== '' && name !== '.default');
  if (method !== 'POST')
    return htmlReply(
      200,
      `Permissions requested for ${tenant.profile.displayName}`,
      `<form method="post" action="?">${hidden(Object.fromEntries(fields))}
<p>${escaped(app.displayName)}</p><ul>${names.map((name) => `<li>${escaped(name)}</li>`).join('')}</ul>
<button name="sim_answer" value="accept">Accept</button> <button name="sim_answer" value="cancel">Cancel</button></form>`,
    );
  const accepted = fields.get('sim_answer') === 'accept';
  if (accepted) app.consent(names);
  if (back === null)
    return htmlReply(200, accepted ? 'Consent was given' : 'Consent was declined', '');
  return sendBack(
    fields,
    accepted
      ? { admin_consent: 'True', tenant: tenant.id }
      : declined(65004, 'User declined to consent to access the app.'),
  );
}
