import fc from 'fast-check';
import { problem } from './views';
import { anInput, registered, startApi } from './support';
import type { TestApi } from './support';

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await startApi();
  id = await registered(api, { schedule: { preset: 'gentle' } });
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

/** Half surrogates have no percent-encoding. */
const encoded = (text: string) => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?'));

describe('whatever is thrown at it', () => {
  const methods = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS');
  const actions = fc.constantFrom(
    '',
    '/run',
    '/pause',
    '/resume',
    '/preflight',
    '/plan',
    '/runs',
    '/bogus',
  );
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('..', '%2f', '%00', '__proto__', 'ÿ'),
  );
  const paths = fc.oneof(
    actions.map((action) => `/api/accounts/${id}${action}`),
    fc.tuple(strange, actions).map(([text, action]) => `/api/accounts/${encoded(text)}${action}`),
    strange.map((text) => `/${encoded(text)}`),
    fc.constantFrom(
      '/api/accounts',
      '/api/preflight',
      '/api/members',
      '/api/checks',
      '/api/health',
    ),
  );
  const queries = fc.dictionary(fc.constantFrom('top', 'after', 'days', '$filter'), strange, {
    maxKeys: 3,
  });
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.double(),
    fc.constantFrom('', ' ', '\u0000', '\ud800', 1e308, -0),
  );
  const inputs = fc.record(
    {
      name: values,
      tenantId: values,
      clientId: values,
      user: values,
      credential: fc.oneof(
        values,
        fc.record({
          kind: fc.oneof(values, fc.constantFrom('clientSecret', 'certificate', 'refreshToken')),
          clientSecret: values,
          pem: values,
          refreshToken: values,
        }),
      ),
      checks: values,
      checksPerRun: values,
      schedule: fc.oneof(
        values,
        fc.record({
          preset: fc.oneof(values, fc.constant('custom')),
          minSeconds: values,
          maxSeconds: values,
        }),
      ),
      notify: values,
      role: values,
      quota: values,
      reason: values,
      ['__proto__']: values,
    },
    { requiredKeys: [] },
  );
  // Mostly good, with one or a few members gone wrong: what a schema lets through has to hold further in.
  const mended = inputs.map((changes) => ({ ...anInput(), ...changes }));
  const bodies = fc.oneof(
    mended.map((body) => JSON.stringify(body)),
    inputs.map((body) => JSON.stringify(body)),
    values.map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
  );

  test('the answer is never a 500, and an error is a problem document', async () => {
    await fc.assert(
      fc.asyncProperty(methods, paths, queries, bodies, async (method, path, query, body) => {
        // The account that the paths name stays, so that what follows finds it.
        if (method === 'DELETE' && path.endsWith(id)) return;
        api.pass(5000);
        const search = new URLSearchParams(query).toString();
        const { status, headers, json } = await api.call(method, `${path}?${search}`, {
          headers: { 'content-type': 'application/json' },
          ...(method !== 'GET' && { body }),
        });
        expect(status).toBeLessThan(500);
        if (status < 400) return;
        expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
        expect(problem.parse(json)).toEqual(json);
        expect(json['status']).toBe(status);
      }),
      { numRuns: 250 },
    );
  });

  test('odd keys are 401', async () => {
    const ascii = fc
      .string({ minLength: 1, maxLength: 60 })
      .filter((text) => /^[\x21-\x7e]+$/.test(text));
    await fc.assert(
      fc.asyncProperty(ascii, async (key) => {
        expect((await api.call('GET', '/api/checks', { key })).status).toBe(401);
      }),
      { numRuns: 40 },
    );
  });
});
