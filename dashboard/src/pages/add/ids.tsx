import { useState } from 'preact/hooks';
import { ask } from '../../api';
import { lookNow } from '../../feed';
import { go } from '../../navigation';
import { Form } from '../../parts/form';
import { clearSecrets } from '../../parts/field';
import type { Account, Preflight } from '../../shapes';
import * as w from '../../words/en/form';
import { CredentialFields } from '../form/credential';
import { bodyOf, emptyDraft, isPerson } from '../form/draft';
import { IdentityFields, mixUpErrors, swapped } from '../form/fields';
import { More } from '../form/more';
import { PreflightResult } from '../form/preflight';
import { credentialOf, useForm } from '../form/state';
import { Summary } from '../form/summary';

/** For a registration that is there: one kind of credential at a time, checked before anything is kept. */
export function IdsForm() {
  const form = useForm(emptyDraft('clientSecret'));
  const { draft, set, errors } = form;
  const [found, setFound] = useState<Preflight>();
  // A refresh token may be good for one use, and a sign-in is still to come: neither is tried beforehand.
  const checkable = !isPerson(draft.kind);
  const body = () => ({ ...bodyOf(draft), credential: credentialOf(draft) });
  const check = () =>
    form.send(async () =>
      setFound((await ask<Preflight>('POST', '/api/preflight', { body: body() })).body),
    );
  const add = () =>
    form.send(async () => {
      const { body: account } = await ask<Account>('POST', '/api/accounts', { body: body() });
      clearSecrets();
      form.saved();
      lookNow();
      go(`/accounts/${account.id}`);
    });
  const ready = !checkable || found !== undefined;
  const change = (changes: Parameters<typeof set>[0]) => {
    setFound(undefined);
    set(changes);
  };
  return (
    <div class="cols">
      <Form class="card" send={() => void (ready ? add() : check())}>
        <div class="in form">
          <Summary errors={errors} others={form.others} />
          <CredentialFields
            draft={draft}
            errors={errors}
            choose={(kind) => change({ kind })}
            leave={form.leave}
          />
          {mixUpErrors(draft)?.kind === 'swapped' && (
            <button type="button" class="btn" onClick={() => change(swapped(draft))}>
              {w.swap}
            </button>
          )}
          <IdentityFields
            draft={draft}
            errors={errors}
            set={change}
            leave={form.leave}
            fixed={false}
          />
          <More draft={draft} errors={errors} set={change} />
          <div class="row">
            <button class="btn pri" aria-disabled={form.busy}>
              {form.busy
                ? w.checking
                : !ready
                  ? w.checkThenAdd
                  : found?.failure
                    ? w.addAnyway
                    : w.addAndStart}
            </button>
            {found && (
              <button type="button" class="btn" onClick={() => void check()}>
                {w.checkAgain}
              </button>
            )}
          </div>
        </div>
      </Form>
      <div>{found && <PreflightResult found={found} />}</div>
    </div>
  );
}
