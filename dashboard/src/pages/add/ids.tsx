import { useState } from 'preact/hooks';
import { lookNow } from '../../feed';
import { go } from '../../navigation';
import { change } from '../../patience';
import { Form } from '../../parts/form';
import { Act } from '../../parts/act';
import { Card } from '../../parts/card';
import { clearSecrets } from '../../parts/field';
import type { Account, Preflight } from '../../shapes';
import * as w from '../../words/en/form';
import { SecretFields, WayIn } from '../form/credential';
import { bodyOf, emptyDraft, isPerson } from '../form/draft';
import { IdentityFields, mixUpErrors, swapped } from '../form/fields';
import { More } from '../form/more';
import { PreflightResult } from '../form/preflight';
import { credentialOf, useForm } from '../form/state';
import { Summary } from '../form/summary';

/** What is known before the check: nothing yet. */
const NotChecked = () => (
  <Card name="not-checked" title={w.notChecked}>
    <p class="in muted">{w.notCheckedHow}</p>
  </Card>
);

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
      setFound((await change<Preflight>('POST', '/api/preflight', { body: body() })).body),
    );
  const add = () =>
    form.send(async () => {
      const { body: account } = await change<Account>('POST', '/api/accounts', { body: body() });
      clearSecrets();
      form.saved();
      lookNow();
      go(`/accounts/${account.id}`);
    });
  const ready = !checkable || found !== undefined;
  const edit = (changes: Parameters<typeof set>[0]) => {
    setFound(undefined);
    set(changes);
  };
  return (
    <div class="cols">
      <Form class="card" send={() => void (ready ? add() : check())}>
        <div class="in form">
          <Summary errors={errors} others={form.others} />
          <WayIn draft={draft} choose={(kind) => edit({ kind })} />
          <IdentityFields
            draft={draft}
            errors={errors}
            set={edit}
            leave={form.leave}
            fixed={false}
          />
          <SecretFields draft={draft} errors={errors} leave={form.leave} />
          {mixUpErrors(draft)?.kind === 'swapped' && (
            <button type="button" class="btn" onClick={() => edit(swapped(draft))}>
              {w.swap}
            </button>
          )}
          <More draft={draft} errors={errors} set={edit} />
          <div class="row">
            <Act class="btn pri" off={form.busy}>
              {form.busy
                ? w.checking
                : !ready
                  ? w.checkThenAdd
                  : found?.failure
                    ? w.addAnyway
                    : w.addAndStart}
            </Act>
            {found && (
              <button type="button" class="btn" onClick={() => void check()}>
                {w.checkAgain}
              </button>
            )}
          </div>
        </div>
      </Form>
      <div>{found ? <PreflightResult found={found} /> : checkable && <NotChecked />}</div>
    </div>
  );
}
