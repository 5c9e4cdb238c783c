import { by, byName, catalogueOf, defineCreation, problemsOf } from '../src';
import * as z from 'zod';
import { aCheck, grammar } from './support';

const known = { permission: 'Mail.Read', docs: 'user-list-messages' };
const list = grammar.list('/me/messages', { id: z.string(), subject: z.string() }, known);
const make = grammar.post('/me/messages', { id: z.string() }, known);
const remove = grammar.del('/me/messages/{id}', known);
const thing = defineCreation({
  name: 'mail.thing',
  what: 'a thing',
  removal: 'deleted',
  make,
  marker: 'subject',
  find: byName(list, 'subject'),
  remove: by(remove),
});
const sound = aCheck('mail.do-something', { calls: [list] });

test('a sound catalogue has no problems, and is in the order of its ids', () => {
  const other = aCheck('mail.do-another', { creates: [thing] });
  expect(problemsOf([sound, other], [thing])).toEqual([]);
  expect(catalogueOf([sound, other], [thing])).toEqual([other, sound]);
});

test.each([
  ['an id that is no words', [aCheck('mail.DoSomething')], 'rename its file'],
  ['two checks of one id', [sound, sound], 'two checks have this id'],
  [
    'a call that nothing is known of',
    [aCheck('mail.do', { calls: [grammar.get('/unheard-of')] })],
    'npm run operations',
  ],
  [
    'a call without a page',
    [aCheck('mail.do', { calls: [grammar.get('/x', undefined, { permission: 'X' })] })],
    '{ docs:',
  ],
  [
    'calls that no mode allows all of',
    [
      aCheck('mail.do', {
        calls: [
          grammar.get('/x', undefined, { permission: { delegated: 'X' }, docs: 'x' }),
          grammar.get('/y', undefined, { permission: { application: 'Y' }, docs: 'y' }),
        ],
      }),
    ],
    'no mode has a permission for each of its calls',
  ],
  ['a creation that nobody exports', [aCheck('mail.do', { creates: [thing] })], 'mail.thing'],
])('%s is a problem in one sentence', (_, checks, part) => {
  const problems = problemsOf(checks);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(part);
  expect(() => catalogueOf(checks)).toThrow('the catalogue is not sound');
});

test('two creations of one name are a problem', () => {
  expect(problemsOf([sound], [thing, thing])).toEqual([
    expect.stringContaining('mail.thing: two creations have this name'),
  ]);
});

test('kind, modes and workload follow from what a check does', () => {
  const app = grammar.get('/x', undefined, { permission: { application: 'X' }, docs: 'x' });
  expect(aCheck('mail.a', { calls: [list] })).toMatchObject({
    workload: 'mail',
    kind: 'read',
    modes: ['application', 'delegated'],
    consistency: 'immediate',
  });
  expect(aCheck('mail.b', { calls: [app, list] }).modes).toEqual(['application']);
  const write = aCheck('mail.c', { creates: [thing], planted: true });
  expect(write).toMatchObject({ kind: 'write', consistency: 'planted' });
  expect(write.calls).toEqual([make, list, remove]);
});
