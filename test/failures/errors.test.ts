import fc from 'fast-check';
import { graphFailure } from '../../src/failures/graph-error';
import { failureKinds } from '../../src/domain/failure';
import { tokenFailure } from '../../src/failures/token-error';

const body = (code: unknown, message = 'Something.', innerError?: unknown) => ({
  error: { code, message, innerError },
});

describe('graphFailure', () => {
  test.each<[string, number, unknown, string, string, string?]>([
    [
      'an expired token',
      401,
      body('InvalidAuthenticationToken'),
      'auth',
      'InvalidAuthenticationToken',
    ],
    [
      'a 401 of a missing mailbox',
      401,
      body('MailboxNotEnabledForRESTAPI'),
      'not-provisioned',
      'MailboxNotEnabledForRESTAPI',
    ],
    ['Outlook’s 403', 403, body('ErrorAccessDenied'), 'permission', 'ErrorAccessDenied'],
    [
      'the directory’s 403',
      403,
      body('Authorization_RequestDenied'),
      'permission',
      'Authorization_RequestDenied',
    ],
    ['OneDrive’s 403, in other letters', 403, body('AccessDenied'), 'permission', 'AccessDenied'],
    ['an unknown 403', 403, body('SomethingNew'), 'permission', 'SomethingNew'],
    [
      'an access policy of Exchange',
      403,
      body(
        'ErrorAccessDenied',
        'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
      ),
      'permission',
      'application-access-policy',
    ],
    [
      'an access policy of Teams',
      403,
      body('Forbidden', 'No application access policy found for this app'),
      'permission',
      'application-access-policy',
    ],
    [
      'a missing Teams licence',
      403,
      body(
        'Forbidden',
        'Failed to get license information for the user. Ensure user has a valid Office365 license assigned to them.',
      ),
      'licence',
      'no-licence',
    ],
    [
      'a tenant without Intune',
      400,
      body('BadRequest', 'Request not applicable to target tenant.'),
      'licence',
      'no-licence',
    ],
    [
      'a user without a role in Intune',
      401,
      body('UnknownError', '{"ErrorCode":"Forbidden","Message":"An error has occurred"}'),
      'permission',
      'Forbidden',
    ],
    [
      'no SharePoint licence',
      400,
      body('BadRequest', 'Tenant does not have a SPO license.'),
      'licence',
      'no-sharepoint-licence',
    ],
    [
      'no mysite, by its message',
      400,
      body('BadRequest', "Unable to retrieve user's mysite URL."),
      'not-provisioned',
      'no-mysite',
    ],
    [
      'no mysite, by code and path',
      404,
      body('ResourceNotFound', 'Not found.'),
      'not-provisioned',
      'ResourceNotFound',
      '/users/a/drive/root:/f.txt:/content',
    ],
    [
      'no drive, by its path',
      404,
      body('itemNotFound'),
      'not-provisioned',
      'itemNotFound',
      '/me/drive?$select=id',
    ],
    [
      'no drive, its root without a body',
      404,
      undefined,
      'not-provisioned',
      'no-mysite',
      '/me/drive/root/children',
    ],
    [
      'a missing item in a drive',
      404,
      body('itemNotFound'),
      'assertion',
      'itemNotFound',
      '/me/drive/items/1',
    ],
    [
      'a missing thing elsewhere',
      404,
      body('ResourceNotFound'),
      'assertion',
      'ResourceNotFound',
      '/me/chats/1',
    ],
    [
      'a missing user',
      404,
      body('Request_ResourceNotFound'),
      'assertion',
      'Request_ResourceNotFound',
      '/users/a',
    ],
    [
      'an inner code that says more',
      503,
      body('UnknownError', '', { code: 'serviceNotAvailable' }),
      'service',
      'serviceNotAvailable',
    ],
    [
      'an inner code two levels down',
      403,
      body('accessDenied', '', { code: 'x', innerError: { code: 'activityLimitReached' } }),
      'throttled',
      'activityLimitReached',
    ],
    [
      'an inner code nobody knows',
      403,
      body('accessDenied', '', { code: 'what' }),
      'permission',
      'accessDenied',
    ],
    ['too many section groups', 403, body('10008'), 'not-provisioned', '10008'],
    ['a 429, whatever its code', 429, body('10007'), 'throttled', '10007'],
    ['a 429 without a body', 429, undefined, 'throttled', 'http-429'],
    ['a malformed request', 400, body('BadRequest', 'Invalid filter clause'), 'bug', 'BadRequest'],
    ['an HTML 502', 502, undefined, 'service', 'http-502'],
    ['an empty JSON body', 500, {}, 'service', 'http-500'],
    ['a proxy that wants credentials', 407, undefined, 'network', 'proxy'],
    ['a code that is no code', 500, body('<b>secret value</b>'), 'service', 'http-500'],
    ['a code that is a number', 500, body(7), 'service', 'http-500'],
  ])('%s', (...[, status, json, kind, code, path]) => {
    expect(graphFailure({ status, json, ...(path !== undefined && { path }) })).toEqual({
      kind,
      code,
    });
  });

  test('never fails and never keeps text, whatever the body', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }),
        fc.jsonValue(),
        fc.string(),
        (status, inner, path) => {
          for (const json of [
            inner,
            { error: inner },
            { error: { code: 'x', innerError: inner } },
          ]) {
            const failure = graphFailure({ status, json, path });
            expect(failureKinds).toContain(failure.kind);
            expect(failure.code).toMatch(/^[\w.:-]{1,80}$/);
          }
        },
      ),
    );
  });
});

const refusal = (error: string, number?: number, more: object = {}) => ({
  error,
  error_description: number === undefined ? 'Refused.' : `AADSTS${number}: Refused.`,
  ...(number !== undefined && { error_codes: [number] }),
  ...more,
});

describe('tokenFailure', () => {
  test.each<[string, number, unknown, string, string]>([
    ['an expired secret', 401, refusal('invalid_client', 7000222), 'auth', 'AADSTS7000222'],
    [
      'a number only in the description',
      400,
      { error: 'invalid_grant', error_description: 'AADSTS50173: …' },
      'auth',
      'AADSTS50173',
    ],
    ['a number nobody knows', 400, refusal('invalid_grant', 123456), 'auth', 'AADSTS123456'],
    [
      'missing consent',
      400,
      refusal('invalid_grant', 65001, { suberror: 'consent_required' }),
      'permission',
      'AADSTS65001',
    ],
    [
      'missing consent without a number',
      400,
      refusal('invalid_grant', undefined, { suberror: 'consent_required' }),
      'permission',
      'AADSTS65001',
    ],
    [
      'missing consent under another number',
      400,
      refusal('invalid_grant', 90094, { suberror: 'consent_required' }),
      'permission',
      'AADSTS90094',
    ],
    ['a loop', 400, refusal('invalid_grant', 50196), 'throttled', 'AADSTS50196'],
    ['a 429', 429, refusal('invalid_request', 90055), 'throttled', 'AADSTS90055'],
    ['a 429 without a body', 429, undefined, 'throttled', 'http-429'],
    ['another server’s refusal', 401, { error: 'invalid_client' }, 'auth', 'invalid_client'],
    [
      'a server out of order',
      400,
      { error: 'temporarily_unavailable' },
      'service',
      'temporarily_unavailable',
    ],
    ['a fault with a number', 500, refusal('server_error', 90033), 'service', 'AADSTS90033'],
    [
      'a fault under a refusal’s name',
      500,
      { error: 'invalid_request' },
      'service',
      'invalid_request',
    ],
    ['an HTML 502', 502, undefined, 'service', 'http-502'],
    ['a 404 that is no OAuth answer', 404, undefined, 'service', 'http-404'],
    ['a 200 without a token', 200, {}, 'service', 'bad-token-answer'],
    ['a proxy', 407, undefined, 'network', 'proxy'],
    ['an error that is no code', 400, { error: 'Your secret is hunter2' }, 'service', 'http-400'],
  ])('%s', (_, status, json, kind, code) => {
    expect(tokenFailure({ status, json })).toEqual({ kind, code });
  });

  test('never fails and never keeps text, whatever the body', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), (status, json) => {
        for (const answer of [json, { error: json, error_codes: json, error_description: json }]) {
          const failure = tokenFailure({ status, json: answer });
          expect(failureKinds).toContain(failure.kind);
          expect(failure.code).toMatch(/^[\w-]{1,60}$/);
        }
      }),
    );
  });
});

test('a refusal for want of consent is a missing permission, whatever its number', () => {
  const json = { error: 'invalid_grant', error_codes: [9999999], suberror: 'consent_required' };
  expect(tokenFailure({ status: 400, json })).toEqual({
    kind: 'permission',
    code: 'AADSTS9999999',
  });
});
