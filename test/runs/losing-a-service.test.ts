import type { Check } from '@perennial/checks';
import * as z from 'zod';
import type { Failure } from '../../src/domain/failure';
import { runSlot } from '../../src/runs/run-slot';
import { deliverNotification } from '../../src/notifications/deliver';
import { aCheck, grammar } from '../checks/support';
import { MemoryTable } from '../../local/memory-table';
import { readCheck, worldOn, writeCheck } from '../support/world';
import type { World } from '../support/world';

const drive = grammar.get(
  '/me/drive',
  { id: z.string() },
  {
    permission: { delegated: 'Files.Read', application: 'Files.Read.All' },
  },
);
const catalogue: readonly Check[] = [
  readCheck('read-one'),
  aCheck('files.read-drive', {
    title: 'drive',
    proves: 'drive',
    calls: [drive],
    run: async ({ graph }) => {
      await graph.send(drive);
    },
  }),
];
const ID = 'a1b2c3d4e5f60718';
const gone: Failure = {
  stage: 'request',
  kind: 'licence',
  code: 'no-sharepoint-licence',
  status: 400,
};

const accountOf = async (world: World) => {
  const account = (await world.accounts.get(ID))?.value;
  if (!account) throw new Error('no account');
  return account;
};

/** Runs the account's slot, as its schedule will have it, and delivers what it owes. */
async function runOnce(world: World) {
  const { slot } = await accountOf(world);
  world.now = Math.max(world.now, slot);
  await runSlot(world, { accountId: ID, slot });
  for (const message of world.alertMessages.splice(0)) await deliverNotification(world, message);
  const [run] = (await world.runs.list(ID, { top: 1 })).value;
  return { run, account: await accountOf(world) };
}

/** The drive is gone, for so many requests. */
function loseDrive(world: World, times = Infinity) {
  let left = times;
  world.tenant.refusing = ({ path }) => (path.includes('/drive') && left-- > 0 ? gone : undefined);
}

test('V2: what is said to be gone is looked at again in the run, and told once', async () => {
  const world = worldOn(new MemoryTable(), catalogue);
  await world.register();
  expect((await runOnce(world)).account.state).toBe('active');
  loseDrive(world);
  const { run, account } = await runOnce(world);
  expect(run).toMatchObject({ result: 'degraded', failure: { kind: 'licence' } });
  expect(run?.outcomes).toContainEqual(
    expect.objectContaining({ check: 'files.read-drive', result: 'not-applicable' }),
  );
  expect(account).toMatchObject({ state: 'degraded', failure: { code: gone.code } });
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]?.text).toContain('files.read-drive');
  await runOnce(world);
  expect(world.mails).toHaveLength(1);
});

test('V2: one wrong answer is no change of the tenant', async () => {
  const world = worldOn(new MemoryTable(), catalogue);
  await world.register();
  await runOnce(world);
  loseDrive(world, 1);
  const { run, account } = await runOnce(world);
  expect(run?.result).toBe('passed');
  expect(account.state).toBe('active');
  expect(world.mails).toEqual([]);
});

test('V2: a write that worked and is refused as not there is looked at in the next run, drawn or not, and told then', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
  const always = ['profile.read-one'];
  await world.register({
    checks: { always: [...always, writeCheck.id], random: [] },
    allowWrites: true,
  });
  expect((await runOnce(world)).run?.outcomes).toHaveLength(2);
  const noMailbox: Failure = {
    stage: 'request',
    kind: 'not-provisioned',
    code: 'MailboxNotEnabledForRESTAPI',
    status: 404,
  };
  world.tenant.refusing = ({ path }) => (path.includes('/messages') ? noMailbox : undefined);
  const first = await runOnce(world);
  expect(first.run?.result).toBe('passed');
  expect(world.mails).toEqual([]);
  // It is not among the checks any more that every run looks at.
  const current = await world.accounts.get(ID);
  if (!current) throw new Error('no account');
  await world.accounts.commit(current, {
    ...current.value,
    checks: { always, random: [writeCheck.id] },
    checksPerRun: { min: 0, max: 0 },
  });
  const second = await runOnce(world);
  expect(second.run).toMatchObject({ result: 'degraded', failure: { code: noMailbox.code } });
  expect(second.account.state).toBe('degraded');
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]?.text).toContain(writeCheck.id);
  expect(await world.ledger.list(ID)).toEqual([]);
});
