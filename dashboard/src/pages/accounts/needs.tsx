import { useState } from 'preact/hooks';
import { longDay, when } from '../../clock';
import { Icon } from '../../parts/icons';
import type { IconName } from '../../parts/icons';
import { fromRest, nothing } from '../../rest';
import type { AccountBrief, Need, Overview } from '../../shapes';
import * as t from '../../words/en/first';

/** Good news, which is there for three days at most. */
const Renewed = fromRest((rest) => rest.Renewed, nothing);

const SHOWN = matchMedia('(max-width: 760px)').matches ? 3 : 5;
/** More than so many of a kind become one line. */
const ALIKE = 3;

/** What a person has to do, most urgent first, as the server has decided. Absent when it is nothing. */
export function Needs({ known: { needs, accounts } }: { readonly known: Overview }) {
  const [all, showAll] = useState(false);
  const renewed = accounts.filter(({ subscription }) => subscription?.renewedAt !== undefined);
  if (needs.length + renewed.length === 0) return null;
  const lines = grouped(needs);
  const rest = lines.length - SHOWN;
  return (
    <section class="card" aria-labelledby="needs">
      <h2 id="needs" class="vh">
        {t.needs}
      </h2>
      <ul class="needs">
        {(all ? lines : lines.slice(0, SHOWN)).map((line) => (
          <Line key={keyOf(line)} line={line} accounts={accounts} />
        ))}
        {renewed.slice(0, SHOWN).map((account) => (
          <Renewed key={account.id} account={account} />
        ))}
      </ul>
      {!all && rest > 0 && (
        <p class="day">
          <button type="button" class="btn bare sm" onClick={() => showAll(true)}>
            {t.needsMore(rest)}
          </button>
        </p>
      )}
    </section>
  );
}

const Gap = () => <span class="sep"> · </span>;

/** Whose it is, after what it is. */
export const Who = ({ account: { id, name } }: { readonly account: AccountBrief }) => (
  <>
    <Gap />
    <a class="who" href={`/accounts/${id}`}>
      <bdi>{name}</bdi>
    </a>
  </>
);

type Alike = readonly [Need, ...Need[]];
const sameAs = ({ kind, code }: Need) => `${kind} ${code ?? ''}`;
const keyOf = (line: Alike) =>
  `${sameAs(line[0])} ${line.length > 1 ? '' : (line[0].account ?? '')}`;

/** In their order; more than three alike stand as one, where the first of them stood. */
function grouped(needs: readonly Need[]): readonly Alike[] {
  const kinds = new Map<string, Need[]>();
  for (const need of needs) kinds.set(sameAs(need), [...(kinds.get(sameAs(need)) ?? []), need]);
  const lines: Alike[] = [];
  for (const need of needs) {
    const alike = kinds.get(sameAs(need)) ?? [];
    if (alike.length <= ALIKE) lines.push([need]);
    else if (alike[0] === need) lines.push(alike as unknown as Alike);
  }
  return lines;
}

function Line({
  line,
  accounts,
}: {
  readonly line: Alike;
  readonly accounts: readonly AccountBrief[];
}) {
  const [need] = line;
  const many = line.length > 1 ? line.length : undefined;
  const account = accounts.find(({ id }) => id === need.account);
  const { label, path } = many
    ? {
        label: t.showThe(many),
        path: `/?show=need&why=${encodeURIComponent(need.code ?? need.kind)}`,
      }
    : need.step;
  return (
    <li class={need.tone}>
      <Icon name={icons[need.kind] ?? (need.tone === 'fail' ? 'bad' : 'part')} />
      <div>
        <strong>{need.title}</strong>
        {many ? (
          <>
            <Gap />
            <span>{t.nAccounts(many)}</span>
          </>
        ) : (
          account && <Who account={account} />
        )}
        <p class="small">{detailsOf(line)}</p>
      </div>
      <a class="btn" href={path}>
        {label}
      </a>
    </li>
  );
}

const icons: Readonly<Partial<Record<Need['kind'], IconName>>> = {
  'needs-sign-in': 'sign',
  'needs-credential': 'key',
  'credential-lapses': 'key',
  'key-renewable': 'key',
  'subscription-ends': 'clock',
  'subscription-ended': 'clock',
  'paused-by-itself': 'hold',
};

function detailsOf(line: Alike): string {
  const [{ since, until, code, kind, count }] = line;
  const from = since === undefined ? '' : when(Date.parse(since));
  return [
    from && (line.length > 1 ? t.theFirst(from) : t.since(from)),
    kind === 'failing' && line.length === 1 && count ? t.runsFailed(count) : '',
    until && kind === 'subscription-ends' ? t.saysGraph(longDay(Date.parse(until))) : '',
    until && (kind === 'credential-lapses' || kind === 'key-renewable')
      ? t.secondOne(longDay(Date.parse(until)))
      : '',
    code,
  ]
    .filter(Boolean)
    .join(' · ');
}
