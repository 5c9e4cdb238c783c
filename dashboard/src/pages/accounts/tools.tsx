import { useEffect, useRef } from 'preact/hooks';
import { goQuery } from '../../navigation';
import { Icon } from '../../parts/icons';
import type { IconName } from '../../parts/icons';
import { fromRest, nothing } from '../../rest';
import { slashKey } from '../../slash';
import type { Overview } from '../../shapes';
import * as t from '../../words/en/first';
import { picking } from './picked';
import { groups } from './shown';
import type { Group, ShownAccounts } from './shown';
import { needy } from './verdict';

const Owners = fromRest((rest) => rest.Owners, nothing);

const MANY = 30;

/** Search, chips, order and the way to more accounts. */
export function Tools({
  known,
  shown,
  query,
}: {
  readonly known: Overview;
  readonly shown: ShownAccounts;
  readonly query: URLSearchParams;
}) {
  const { me, accounts } = known;
  return (
    <div class="bar">
      <Search value={query.get('q') ?? ''} />
      <Chips known={known} chosen={query.get('show')} />
      <span class="push row">
        {shown.moved > 0 && (
          <button type="button" class="btn sm" onClick={() => shown.sortAgain()}>
            {t.sortChanged(shown.moved)}
          </button>
        )}
        {accounts.length >= MANY && me.role !== 'member' && (
          <Owners known={known} chosen={query.get('owner') ?? ''} />
        )}
        {me.role !== 'reader' && (
          <>
            <button
              type="button"
              class="btn bare wide-only"
              onClick={() => picking.set(picking.get() ? undefined : new Set())}
            >
              {t.select}
            </button>
            <Add known={known} />
          </>
        )}
      </span>
    </div>
  );
}

function Add({ known: { me } }: { readonly known: Overview }) {
  const full = me.quota !== undefined && (me.accounts ?? 0) >= me.quota;
  return (
    <>
      {me.quota !== undefined && (
        <small class="muted">{full ? t.quotaFull : t.quota(me.accounts ?? 0, me.quota)}</small>
      )}
      {!full && (
        <a class="btn pri" href="/add">
          <Icon name="plus" />
          {t.addAccount}
        </a>
      )}
    </>
  );
}

function Search({ value }: { readonly value: string }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest('input, textarea, select, dialog');
      if (event.key !== '/' || typing || !slashKey.get() || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  return (
    <div class="find" role="search">
      <Icon name="find" />
      <input
        ref={input}
        type="search"
        aria-label={t.find}
        placeholder={t.findWhat}
        value={value}
        onInput={(event) => goQuery({ q: event.currentTarget.value }, { replace: true })}
      />
      {value === '' && slashKey.get() && <kbd aria-hidden="true">/</kbd>}
    </div>
  );
}

const chips: readonly (readonly [group: Group, tone: string, icon: IconName])[] = [
  ['need', 'fail', 'bad'],
  ['partly', 'warn', 'part'],
  ['ok', 'ok', 'ok'],
  ['paused', 'idle', 'hold'],
];

function Chips({ known, chosen }: { readonly known: Overview; readonly chosen: string | null }) {
  const needing = needy(known);
  const words = { need: t.chipNeed, partly: t.chipPartly, ok: t.chipOk, paused: t.chipPaused };
  return (
    <div class="chips" role="group" aria-label={t.showOnly}>
      <button
        type="button"
        aria-pressed={chosen === null}
        onClick={() => goQuery({ show: '', why: '' })}
      >
        {t.all} <b>{known.accounts.length}</b>
      </button>
      {chips.map(([group, tone, icon]) => {
        const count = known.accounts.filter((account) => groups[group](account, needing)).length;
        if (count === 0 && chosen !== group) return null;
        return (
          <button
            key={group}
            type="button"
            class={tone}
            aria-pressed={chosen === group}
            onClick={() => goQuery({ show: chosen === group ? '' : group, why: '' })}
          >
            <Icon name={icon} />
            {words[group]} <b>{count}</b>
          </button>
        );
      })}
    </div>
  );
}
