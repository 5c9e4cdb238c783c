import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../parts/icons';
import { WhyPanel } from '../../parts/why';
import type { Preflight } from '../../shapes';
import * as w from '../../words/en/form';
import * as m from '../../words/en/more';
import { CanRun, writesText } from '../account/aside';

/** What was found out before anything is kept: works, works in part, or does not. Takes the focus. */
export function PreflightResult({ found }: { readonly found: Preflight }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), [found]);
  const able = found.checks.filter(({ enabled }) => enabled).length;
  const [tone, icon, word] =
    found.failure || able === 0
      ? (['fail', 'bad', w.doesNotWork] as const)
      : found.missing.length > 0
        ? (['warn', 'part', w.worksInPart] as const)
        : (['ok', 'ok', w.itWorks] as const);
  return (
    <section class="card" aria-labelledby="found">
      <header>
        <h2 id="found" ref={ref} tabIndex={-1} class={`state ${tone}`}>
          <Icon name={icon} />
          {word}
        </h2>
        <span class="muted small">{w.nothingKept}</span>
      </header>
      <div class="in stack">
        {found.failure && <WhyPanel why={found.failure} />}
        {found.checks.length > 0 && (
          <>
            <CanRun preflight={found} mayChange />
            <Workloads found={found} />
          </>
        )}
        <p class="small muted">{writesText(found)}</p>
      </div>
    </section>
  );
}

const SHOWN = 6;

function Workloads({ found: { checks } }: { readonly found: Preflight }) {
  const all = new Map<string, readonly [able: number, of: number]>();
  for (const { id, enabled } of checks) {
    const workload = id.slice(0, id.indexOf('.'));
    const [able, of] = all.get(workload) ?? [0, 0];
    all.set(workload, [able + (enabled ? 1 : 0), of + 1]);
  }
  const rows = [...all].sort((a, b) => b[1][1] - a[1][1]);
  return (
    <>
      <List rows={rows.slice(0, SHOWN)} />
      {rows.length > SHOWN && (
        <details class="more">
          <summary>{w.moreWorkloads(rows.length - SHOWN)}</summary>
          <List rows={rows.slice(SHOWN)} />
        </details>
      )}
    </>
  );
}

const List = ({
  rows,
}: {
  readonly rows: readonly (readonly [string, readonly [number, number]])[];
}) => (
  <ul class="stack">
    {rows.map(([workload, [able, of]]) => (
      <li key={workload} class="row between">
        <span class={`state ${able < of ? 'warn' : 'ok'}`}>
          <Icon name={able < of ? 'part' : 'ok'} />
          {workload}
        </span>
        <span class="num muted">{m.nOf(able, of)}</span>
      </li>
    ))}
  </ul>
);
