import { useState } from 'preact/hooks';
import { ask } from '../../api';
import { TextField } from '../../parts/field';
import { copyText } from '../../parts/toast';
import type { Account } from '../../shapes';
import * as w from '../../words/en/doors';
import * as m from '../../words/en/more';
import { isGuid } from '../form/mix-ups';
import { Beginning } from './beginning';
import { Page } from './paste';
import { pathOf, usePending } from './pending';
import { Step } from './step';

/** One address out, one id in, one sign-in: no key, and no permission to be ticked. */
export function WithoutKey() {
  const door = usePending('sign', 'delegated');
  const { pending, keep, attempt, trouble } = door;
  const [clientId, setClientId] = useState('');
  const [leaving, setLeaving] = useState(false);
  const address = (pending ?? door.plan)?.redirectUri ?? '';
  const id = (clientId || pending?.clientId) ?? '';
  const isWhole = isGuid(id) && (pending !== undefined || door.wish.user.trim() !== '');

  const signIn = () =>
    attempt(async () => {
      setLeaving(true);
      try {
        const begun = pending ?? (await door.begin('none'));
        keep(begun);
        const known = await door.identify(begun, id.trim(), begun.tenantId);
        keep(known);
        const { body } = await ask<Account>('POST', `${pathOf(known)}/account`, { body: {} });
        const start = `/api/accounts/${body.id}/sign-in`;
        location.href = (await ask<{ url: string }>('POST', start)).body.url;
      } finally {
        setLeaving(false);
      }
    });
  return (
    <div class="stack">
      <p>{w.beforehand}</p>
      {pending ? (
        <p>
          <strong>{pending.user}</strong>
        </p>
      ) : (
        <Beginning door={door} />
      )}
      <Step number={1} title={w.copyAddress} state="waiting">
        <div class="secret">
          <code class="tag">{address}</code>
          <button type="button" class="btn" onClick={() => copyText(address)}>
            {m.copy}
          </button>
        </div>
        {address.startsWith('http://127.0.0.1') && <p class="small">{w.noLoopback}</p>}
      </Step>
      <Step number={2} title={w.make} state={isWhole ? 'done' : 'waiting'}>
        <p>{w.registerHow}</p>
        <Page of={pending ?? door.plan} number={0} label={w.openEntra} />
      </Step>
      <Step number={3} title={w.appId} state={isWhole ? 'done' : 'waiting'}>
        <TextField id="clientId" label={w.appId} mono value={id} input={setClientId} />
      </Step>
      <Step
        number={4}
        title={w.signInTitle}
        state={leaving ? 'checking' : 'waiting'}
        trouble={trouble}
      >
        <p>{w.signInHow}</p>
        <button
          type="button"
          class="btn pri"
          aria-disabled={!isWhole || leaving}
          onClick={() => isWhole && !leaving && void signIn()}
        >
          {w.signIn}
        </button>
      </Step>
    </div>
  );
}
