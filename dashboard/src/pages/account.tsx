import { useEffect } from 'preact/hooks';
import { get } from '../api';
import { lastChange, nameIn } from '../audit';
import { checks } from '../checks';
import { when } from '../clock';
import { overview } from '../feed';
import { follow, isDue } from '../follow';
import { useLoaded } from '../loaded';
import { Bones } from '../parts/bones';
import { Message } from '../parts/message';
import { Part } from '../parts/part';
import { say } from '../parts/toast';
import { pathOf } from '../account-actions';
import type { Params } from './other';
import type { Account, AccountBrief, Plan } from '../shapes';
import { useStore } from '../store';
import * as w from '../words/en/account';
import * as m from '../words/en/more';
import { Credential, Permissions, Settings } from './account/aside';
import { ChecksByDay } from './account/checks-by-day';
import { Facts } from './account/facts';
import { Head } from './account/head';
import { LeftoversCard } from './account/leftovers';
import { PlanCard } from './account/plan';
import { RunsCard } from './account/runs';
import { ShareCard } from './account/share';
import { Troubles } from './account/troubles';

/** What of an account moves when something happened: its settings, its state, its newest run. */
const moves = (brief: AccountBrief | undefined): string =>
  brief
    ? `${brief.revision} ${brief.state} ${brief.resultsAt[0] ?? ''} ${brief.running?.runId ?? ''}`
    : '';

/** One account: what is wrong with it, what it did, what it will do. */
export function AccountPage({ params }: { readonly params: Params }) {
  const id = params['id'] ?? '';
  const known = useStore(overview);
  const brief = known?.accounts.find((one) => one.id === id);
  const moved = moves(brief);
  const path = pathOf({ id });
  // While a run is under way each look at it asks which of its checks have ended.
  const account = useLoaded(() => get<Account>(path), [path, moved, brief?.running && brief]);
  const plan = useLoaded(() => get<Plan>(`${path}/plan?days=7`), [path, moved]);
  const catalogue = useLoaded(checks, []);
  useHash(account.value !== undefined);
  useSignedIn(account.value);
  const due = brief !== undefined && isDue(brief);
  useEffect(() => {
    if (due) void follow(brief);
  }, [due]);

  if (account.problem?.status === 404) return <Gone id={id} />;
  const value = account.value;
  if (!value || !known) return <Part of={account}>{() => <Bones />}</Part>;
  const mayChange = known.me.role !== 'reader';
  const shared = { account: value, brief, mayChange, titles: catalogue.value };
  return (
    <div class="stack wide-gap">
      <Head {...shared} />
      <Troubles {...shared} />
      <Facts {...shared} />
      <div class="cols">
        <div>
          <RunsCard {...shared} moved={moved} asked={params['run']} />
          <LeftoversCard {...shared} moved={moved} />
          <ChecksByDay {...shared} moved={moved} />
        </div>
        <div>
          <Credential {...shared} />
          <Permissions {...shared} />
          <PlanCard account={value} plan={plan} titles={catalogue.value} />
          <ShareCard {...shared} />
          <Settings {...shared} me={known.me} />
        </div>
      </div>
    </div>
  );
}

/** Who has removed it, as far as that is anybody's to know. */
function Gone({ id }: { readonly id: string }) {
  const removal = useLoaded(() => lastChange(id, 'account.deleted'), [id]);
  const found = removal.value;
  return (
    <Message title={found ? w.removedBy(nameIn(found), when(Date.parse(found.at))) : m.notYours} />
  );
}

/** Whoever comes back from Microsoft with success is told as whom. */
function useSignedIn(account: Account | undefined): void {
  const known = account !== undefined;
  useEffect(() => {
    if (!known || location.hash !== '#signed-in') return;
    history.replaceState(history.state, '', location.pathname);
    say(w.signedInNow(account.signedIn?.username ?? account.name));
  }, [known]);
}

/** A part that an address names is only there when the account is. */
function useHash(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.hash === '') return;
    const target = document.getElementById(location.hash.slice(1));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [ready]);
}
