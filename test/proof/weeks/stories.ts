/** What becomes of an account over weeks in which something is wrong, for each kind of failure. */
import { deepEqual, ok } from 'node:assert/strict';
import type { Account } from '../../../src/domain/account';
import type { Failure } from '../../../src/domain/failure';
import { DAY_MS, HOUR_MS } from '../../../src/durations';
import { Life } from './life';
import type { Pace } from './life';

export interface Story {
  readonly title: string;
  /** Throws where it does not go as it is told. Answers the life, for whoever counts. */
  readonly tell: (pace: Pace) => Promise<Life>;
}

/** Nothing is asked for again within the time that Microsoft may refuse for: 15 minutes. */
const BLOCK_MS = 15 * 60_000;

const refused = (code: string): Failure => ({ stage: 'token', kind: 'auth', code });
const answer = (kind: Failure['kind'], code: string): Failure => ({ stage: 'request', kind, code });
/** Refuses what has to do with messages. */
const ofMessages = (failure: Failure) => (request: { path: string }) =>
  request.path.includes('/messages') ? failure : undefined;

const FAILING = '[Perennial] Contoso is failing';
const WORKS_AGAIN = '[Perennial] Contoso works again';

export const stories: readonly Story[] = [
  {
    title:
      'auth: a month with a dead credential takes fewer than 40 token requests and one mail, and heals by itself',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace);
      const days = 30 * pace.times;
      life.world.tokenFailure = refused('AADSTS7000222');
      await life.pass(days);
      const { tokens } = life;
      ok(tokens.length >= days && tokens.length < days + 10, `${tokens.length} token requests`);
      deepEqual(life.news, [FAILING]);
      deepEqual(life.world.mails[0]?.to, 'adele@contoso.example');
      await holds(life, { state: 'failing', tries: tokens.length });
      ok(shortestGap(tokens) >= BLOCK_MS, 'a try came within the block');
      life.world.tokenFailure = undefined;
      await life.pass(2);
      await holds(life, { state: 'active', tries: undefined });
      deepEqual(life.news, [FAILING, WORKS_AGAIN]);
      return life;
    },
  },
  {
    title: 'auth: a revoked sign-in needs a person, and is asked about less and less',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace, {
        mode: 'delegated',
        credential: {
          kind: 'refreshToken',
          id: 'c1',
          secrets: { refreshToken: 'secret' },
          rotation: { reuse: 'unknown', storedAt: 0 },
        },
      });
      const days = 30 * pace.times;
      life.world.tokenFailure = refused('AADSTS50173');
      await life.pass(days);
      ok(life.tokens.length < days + 10, `${life.tokens.length} token requests`);
      await holds(life, { state: 'needs-sign-in' });
      deepEqual(life.news.length, 1);
      return life;
    },
  },
  {
    title: 'auth: a secret that is gone from the vault asks nobody for a token',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace);
      life.world.secrets.clear();
      await life.pass(14 * pace.times);
      deepEqual(life.tokens, []);
      await holds(life, { state: 'needs-credential' });
      deepEqual(life.news.length, 1);
      life.world.secrets.set('secret', 'value');
      await life.pass(2);
      await holds(life, { state: 'active' });
      return life;
    },
  },
  {
    title: 'throttled: nothing is sent before the time that was said',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace);
      const { world } = life;
      const notBefore = world.now + 2 * DAY_MS;
      world.tenant.refusing = () =>
        world.now < notBefore ? { ...answer('throttled', '429'), notBefore } : undefined;
      await life.pass(1);
      ok(life.runs.length <= 2, `${life.runs.length} runs`);
      life.forget();
      await life.pass(1.5);
      ok(Number(life.runs[0]) >= notBefore, 'sooner than it was told');
      await holds(life, { state: 'active' });
      deepEqual(life.news, [FAILING, WORKS_AGAIN]);
      return life;
    },
  },
  {
    title:
      'not-provisioned: that check is put off for days, the rest goes on, nobody is told, and it is taken up again',
    async tell(pace) {
      const life = await Life.begin(pace);
      const days = 21 * pace.times;
      life.world.tenant.refusing = ofMessages(answer('not-provisioned', 'ResourceNotFound'));
      await life.pass(days);
      ok(life.ofMessages > 0 && life.ofMessages <= 2 * (days / 3), `${life.ofMessages} requests`);
      ok(life.runs.length > 0.9 * days * pace.runsADay, `${life.runs.length} runs`);
      await holds(life, { state: 'active' });
      deepEqual(life.news, []);
      life.world.tenant.refusing = () => undefined;
      await life.pass(4);
      ok(await hasPassed(life, 'mail.make-item'), 'it was not taken up again');
      return life;
    },
  },
  {
    title: 'permission: a check that is refused is left out until permissions change',
    async tell(pace) {
      const life = await Life.begin(pace);
      const days = 21 * pace.times;
      const { world } = life;
      let permissions = ['User.ReadBasic.All', 'Mail.ReadWrite'];
      world.tokenEndpoint.acquire = () =>
        Promise.resolve({ accessToken: 'token', expiresAt: world.now + HOUR_MS, permissions });
      world.tenant.refusing = ofMessages(answer('permission', 'ErrorAccessDenied'));
      await life.pass(days);
      ok(life.ofMessages <= 2 * (days / 7 + 1), `${life.ofMessages} requests`);
      await holds(life, { state: 'active' });
      world.tenant.refusing = () => undefined;
      permissions = [...permissions, 'Mail.Send'];
      const before = life.ofMessages;
      await life.pass(0.5);
      ok(life.ofMessages > before, 'it was not taken up again');
      return life;
    },
  },
  {
    title: 'licence: it is said, runs become rare, and come back with the licence',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace);
      const days = 14 * pace.times;
      life.world.tenant.refusing = () => answer('licence', 'NoLicense');
      await life.pass(days);
      ok(life.runs.length <= days * 4 + 2, `${life.runs.length} runs`);
      const { failure } = await life.account();
      await holds(life, { state: 'failing' });
      deepEqual(failure?.kind, 'licence');
      deepEqual(life.news, [FAILING]);
      life.world.tenant.refusing = () => undefined;
      await life.pass(4);
      await holds(life, { state: 'active' });
      deepEqual(life.news, [FAILING, WORKS_AGAIN]);
      return life;
    },
  },
  {
    title:
      'service: when nearly all runs fail the account pauses itself, says why, and goes on when it works again',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace);
      const days = 14 * pace.times;
      life.world.tenant.failure = answer('service', 'InternalServerError');
      await life.pass(days);
      const { state, paused } = await life.account();
      deepEqual([state, paused?.by], ['paused', 'perennial']);
      const { failed = 0, runs = 0 } = paused?.share ?? {};
      ok(runs === 30 && failed >= 29, `${failed} of ${runs}`);
      // 30 runs until it paused, then the tries.
      ok(life.runs.length < 30 + days + 6, `${life.runs.length} runs`);
      const told = [FAILING, '[Perennial] Contoso has paused itself'];
      deepEqual(life.news, told);
      const reminders = life.world.mails.length - told.length;
      ok(reminders > 1 && reminders <= days / 7 + 2, `${reminders} reminders`);
      life.world.tenant.failure = undefined;
      await life.pass(2);
      await holds(life, { state: 'active', paused: undefined });
      deepEqual(life.news, [...told, WORKS_AGAIN]);
      return life;
    },
  },
  {
    title: 'what fails in part is told and never pauses an account',
    async tell(pace) {
      const life = await Life.afterGoodDay(pace);
      const days = 14 * pace.times;
      life.world.tenant.refusing = ofMessages(answer('service', 'InternalServerError'));
      await life.pass(days);
      ok(life.runs.length > 0.9 * days * pace.runsADay, `${life.runs.length} runs`);
      await holds(life, { state: 'degraded' });
      deepEqual(life.news, ['[Perennial] Contoso is partly failing']);
      return life;
    },
  },
];

async function holds(life: Life, expected: Partial<Account>): Promise<void> {
  const account = await life.account();
  const names = Object.keys(expected) as (keyof Account)[];
  deepEqual(Object.fromEntries(names.map((name) => [name, account[name]])), expected);
}

const shortestGap = (times: readonly number[]): number =>
  Math.min(...times.slice(1).map((at, index) => at - Number(times[index])));

async function hasPassed(life: Life, check: string): Promise<boolean> {
  const { memory = [] } = await life.account();
  return memory.some((one) => one.check === check && one.result === 'passed');
}
