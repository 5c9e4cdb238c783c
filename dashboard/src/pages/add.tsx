import { useState } from 'preact/hooks';
import { ask } from '../api';
import { lookNow } from '../feed';
import { go } from '../navigation';
import { clearSecrets } from '../parts/field';
import { Heading } from '../parts/heading';
import type { Account, Preflight } from '../shapes';
import * as t from '../words/en/first';
import * as w from '../words/en/form';
import { CredentialFields } from './form/credential';
import { bodyOf, emptyDraft } from './form/draft';
import { IdentityFields, mixUpErrors, swapped } from './form/fields';
import { More } from './form/more';
import { PreflightResult } from './form/preflight';
import { credentialOf, useForm } from './form/state';
import { Summary } from './form/summary';

/** One form, one way in at a time, checked before anything is kept. */
export function AddPage() {
  const form = useForm(emptyDraft('clientSecret'));
  const { draft, set, errors } = form;
  const [found, setFound] = useState<Preflight>();
  // A refresh token may be good for one use: it is not tried beforehand.
  const checkable = draft.kind !== 'refreshToken';
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
    <div class="stack wide-gap">
      <div class="stack">
        <a href="/" class="small step">
          ← {t.accounts}
        </a>
        <Heading title={w.addTitle} />
      </div>
      <div class="cols">
        <form
          class="card"
          onSubmit={(event) => {
            event.preventDefault();
            void (ready ? add() : check());
          }}
        >
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
        </form>
        <div>{found && <PreflightResult found={found} />}</div>
      </div>
    </div>
  );
}
