import { useEffect, useState } from 'preact/hooks';
import { get } from '../api';
import type { Problem } from '../api';
import { pathOf } from '../account-actions';
import { lastChange, nameIn } from '../audit';
import { refresh } from '../refresh';
import { when } from '../clock';
import { useLoaded } from '../loaded';
import { go } from '../navigation';
import { change } from '../patience';
import { Act } from '../parts/act';
import { Form } from '../parts/form';
import { clearSecrets } from '../parts/field';
import { Heading } from '../parts/heading';
import { Message } from '../parts/message';
import { Part } from '../parts/part';
import { say } from '../parts/toast';
import type { Params } from './other';
import type { Account } from '../shapes';
import * as w from '../words/en/form';
import * as m from '../words/en/more';
import { SecretFields, WayIn } from './form/credential';
import { bodyOf, changesOf, draftOf } from './form/draft';
import { IdentityFields } from './form/fields';
import { More } from './form/more';
import { credentialOf, useForm } from './form/state';
import { Summary } from './form/summary';

/** Changes an account. What somebody else changed meanwhile is shown, and never overwritten unseen. */
export function EditPage({ params }: { readonly params: Params }) {
  const path = pathOf({ id: params['id'] ?? '' });
  const account = useLoaded(() => get<Account>(path), [path]);
  if (account.problem?.status === 404) return <Message title={m.notYours} />;
  return <Part of={account}>{(value) => <EditForm account={value} />}</Part>;
}

function EditForm({ account }: { readonly account: Account }) {
  const [base, setBase] = useState(account);
  const [theirs, setTheirs] = useState<Account>();
  const [by, setBy] = useState<string>();
  const [replacing, replace] = useState(/^#(credential|kind)$/.test(location.hash));
  const form = useForm(draftOf(account));
  const { draft, errors } = form;
  useEffect(() => {
    if (!replacing) return;
    document.getElementById('credential')?.scrollIntoView();
    const first = location.hash === '#kind' ? '[name=kind]:checked' : '#credential [type=password]';
    document.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
  }, []);

  const save = (over: Account) =>
    form.send(async () => {
      const body = {
        ...changesOf(draftOf(over), draft),
        ...(replacing ? { credential: credentialOf(draft) } : {}),
      };
      try {
        const ifMatch = `"${over.configuration.revision}"`;
        const { body: changed } = await change<Account>('PATCH', pathOf(over), { body, ifMatch });
        clearSecrets();
        form.saved();
        const { liveFrom } = changed.configuration;
        say(liveFrom === null ? m.saved : w.savedFrom(when(Date.parse(liveFrom))));
        await refresh(changed).catch(() => undefined);
        go(`/accounts/${changed.id}`);
      } catch (thrown) {
        if ((thrown as Problem).status !== 412) throw thrown;
        const change = await lastChange(over.id, 'account.changed').catch(() => undefined);
        setBy(change && nameIn(change));
        setTheirs(await get<Account>(pathOf(over)));
      }
    });

  const take = (mine: boolean) => {
    if (!theirs) return;
    setBase(theirs);
    setTheirs(undefined);
    if (!mine) form.setDraft(draftOf(theirs));
  };

  return (
    <div class="stack wide-gap">
      <div class="stack">
        <a href={`/accounts/${account.id}`} class="small step">
          ← <bdi>{account.name}</bdi>
        </a>
        <Heading title={w.editTitle(account.name)} />
      </div>
      {theirs && <Meanwhile by={by} before={base} theirs={theirs} take={take} />}
      <Form class="card" send={() => void save(base)}>
        <div class="in form">
          <Summary errors={errors} others={form.others} />
          <IdentityFields draft={draft} errors={errors} set={form.set} leave={form.leave} fixed />
          <div id="credential" class="stack">
            <p>
              <b>{m.credential}:</b>{' '}
              {m.kinds[account.credential.kind]?.name ?? account.credential.kind}
            </p>
            {replacing ? (
              <>
                <WayIn draft={draft} choose={(kind) => form.set({ kind })} />
                <SecretFields draft={draft} errors={errors} leave={form.leave} />
              </>
            ) : (
              <div class="row">
                <button type="button" class="btn" onClick={() => replace(true)}>
                  {m.replace}
                </button>
              </div>
            )}
          </div>
          <More draft={draft} errors={errors} set={form.set} />
          <div class="row">
            <Act class="btn pri" off={form.busy || theirs !== undefined}>
              {form.busy ? w.saving : m.save}
            </Act>
            <a class="btn bare" href={`/accounts/${account.id}`}>
              {m.cancel}
            </a>
          </div>
        </div>
      </Form>
    </div>
  );
}

interface MeanwhileProps {
  /** Whoever has saved, where that may be known. */
  readonly by: string | undefined;
  readonly before: Account;
  readonly theirs: Account;
  readonly take: (mine: boolean) => void;
}

/** Somebody else has saved: what differs, and two ways on. */
function Meanwhile({ by, before, theirs, take }: MeanwhileProps) {
  const [old, now] = [bodyOf(draftOf(before)), bodyOf(draftOf(theirs))];
  const names = Object.keys(now).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
  return (
    <div class="why warn" role="alert">
      <h2>{w.changedMeanwhile(by)}</h2>
      <dl>
        {names.map((name) => (
          <>
            <dt>{name}</dt>
            <dd>
              <code>{JSON.stringify(now[name])}</code>
            </dd>
          </>
        ))}
      </dl>
      <div class="row">
        <button type="button" class="btn" onClick={() => take(false)}>
          {w.takeTheirs}
        </button>
        <button type="button" class="btn" onClick={() => take(true)}>
          {w.keepMine}
        </button>
      </div>
    </div>
  );
}
