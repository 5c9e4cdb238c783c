import { useState } from 'preact/hooks';
import { signIn } from '../../account-actions';
import { lookNow } from '../../feed';
import { go } from '../../navigation';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { TextField } from '../../parts/field';
import { copyText } from '../../parts/toast';
import type { Account, Onboarding } from '../../shapes';
import * as w from '../../words/en/doors';
import * as m from '../../words/en/more';
import { isGuid } from '../form/mix-ups';
import { Whose } from './beginning';
import { forgetKept, useKept } from './kept';
import { Page } from './paste';
import { pathOf, usePending } from './pending';
import { Step } from './step';

/** One address out, one id in, one sign-in: no key, and no permission to be ticked. */
export function WithoutKey() {
  const door = usePending('sign', 'delegated');
  const { pending, keep, attempt, troubleAt } = door;
  const [typed, setTyped] = useKept('clientId');
  const [leaving, setLeaving] = useState(false);
  const address = (pending ?? door.plan)?.redirectUri ?? '';
  const id = (typed || pending?.clientId) ?? '';
  const isNamed = pending !== undefined || door.user.trim() !== '';
  const isWhole = isGuid(id) && isNamed;

  const identified = async (current: Onboarding | undefined, clientId: string) => {
    const begun = current ?? (await door.begin('none'));
    keep(begun);
    if (begun.clientId === clientId.toLowerCase()) return begun;
    const known = await door.identify(begun, clientId, begun.tenantId);
    keep(known);
    return known;
  };
  /** From the whole id on it can be gone on with elsewhere. */
  const type = (text: string) => {
    setTyped(text);
    if (isGuid(text) && isNamed) void attempt(3, (current) => identified(current, text.trim()));
  };
  const leave = async () => {
    setLeaving(true);
    await attempt(4, async (current) => {
      const known = await identified(current, id.trim());
      const { body } = await change<Account>('POST', `${pathOf(known)}/account`, { body: {} });
      forgetKept();
      lookNow();
      // Whoever does not sign in, or comes back, finds the account and its button.
      go(`/accounts/${body.id}`, { replace: true });
      await signIn(body);
    });
    setLeaving(false);
  };
  return (
    <div class="stack">
      <p>{w.beforehand}</p>
      <Whose door={door} />
      <Step number={1} title={w.copyAddress} state="waiting" trouble={troubleAt(1)}>
        {address !== '' && (
          <div class="secret">
            <code class="tag">{address}</code>
            <button type="button" class="btn" onClick={() => copyText(address)}>
              {m.copy}
            </button>
          </div>
        )}
        {address.startsWith('http://127.0.0.1') && <p class="small">{w.noLoopback}</p>}
      </Step>
      <Step number={2} title={w.make} state={isWhole ? 'done' : 'waiting'}>
        <p>{w.registerHow}</p>
        <Page of={pending ?? door.plan} number={0} label={w.openEntra} />
      </Step>
      <Step number={3} title={w.appId} state={isWhole ? 'done' : 'waiting'} trouble={troubleAt(3)}>
        <TextField id="clientId" label={w.appId} mono value={id} input={type} />
      </Step>
      <Step
        number={4}
        title={w.signInTitle}
        state={leaving ? 'checking' : 'waiting'}
        trouble={troubleAt(4)}
      >
        <p>{w.signInHow}</p>
        <Act class="btn pri" off={!isWhole || leaving} act={leave}>
          {w.signIn}
        </Act>
      </Step>
    </div>
  );
}
