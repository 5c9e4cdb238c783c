import { ask, get } from '../api';
import { pathOf } from '../account-actions';
import { fullDay, utc } from '../clock';
import { download } from '../download';
import { useLoaded } from '../loaded';
import { address, goQuery } from '../navigation';
import { orComplain } from '../or-complain';
import { Card } from '../parts/card';
import { Columns } from '../parts/columns';
import { Heading } from '../parts/heading';
import { Message } from '../parts/message';
import { Part } from '../parts/part';
import type { Params } from './other';
import type { Report } from '../shapes';
import { useStore } from '../store';
import * as t from '../words/en/first';
import * as m from '../words/en/more';
import * as w from '../words/en/report';

/** What was tested in an account, how often, and what was found: to print, or to hand on. */
export function ReportPage({ params }: { readonly params: Params }) {
  const { query } = useStore(address);
  const path = `${pathOf({ id: params['id'] ?? '' })}/report`;
  const asked = new URLSearchParams();
  for (const name of ['from', 'to']) {
    const value = query.get(name);
    if (value) asked.set(name, value);
  }
  const search = asked.size > 0 ? `?${asked}` : '';
  const report = useLoaded(() => get<Report>(path + search), [path, search]);
  if (report.problem?.status === 404) return <Message title={m.notYours} />;
  return (
    <Part of={report}>
      {(found) => (
        <div class="stack wide-gap report">
          <div class="stack">
            <a href={`/accounts/${found.account.id}`} class="small step">
              ← <bdi>{found.account.name}</bdi>
            </a>
            <Heading title={w.title(found.account.name)} />
            <p class="muted">{found.statement}</p>
          </div>
          <Tools report={found} path={path + search} />
          {report.problem && <p class="err">{report.problem.message}</p>}
          <Facts report={found} />
          <Workloads report={found} />
          <Checks report={found} />
        </div>
      )}
    </Part>
  );
}

function Tools({ report, path }: { readonly report: Report; readonly path: string }) {
  const day = (name: 'from' | 'to', label: string) => (
    <label class="row">
      {label}
      <input
        type="date"
        value={report[name]}
        onChange={(event) => goQuery({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  const junit = () =>
    orComplain(async () => {
      const xml = await ask<string>('GET', path, { accept: 'application/xml' });
      download(`${report.account.name}.xml`, 'application/xml', xml.body);
    });
  return (
    <div class="row no-print">
      {day('from', w.from)}
      {day('to', w.to)}
      <span class="push row">
        <button type="button" class="btn pri" onClick={() => print()}>
          {w.print}
        </button>
        <button
          type="button"
          class="btn"
          onClick={() =>
            download(
              `${report.account.name}.json`,
              'application/json',
              JSON.stringify(report, null, 2),
            )
          }
        >
          JSON
        </button>
        <button type="button" class="btn" onClick={() => void junit()}>
          JUnit
        </button>
      </span>
    </div>
  );
}

const percent = (rate: number | undefined) => (rate === undefined ? '–' : `${rate}%`);
const dayOf = (date: string) => fullDay(Date.parse(`${date}T12:00Z`));

const Facts = ({
  report: { account, from, to, at, version, runs, passRate, items, permissions },
}: {
  readonly report: Report;
}) => (
  <Card name="facts" title={w.period(dayOf(from), dayOf(to))}>
    <dl class="in kv">
      <dt>{w.tenant}</dt>
      <dd>
        <bdi>{account.tenantId}</bdi>
      </dd>
      <dt>{w.runs}</dt>
      <dd>
        {w.ofRuns(runs.passed, runs.passed + runs.degraded + runs.failed + runs.abandoned)} ·{' '}
        {percent(passRate)}
      </dd>
      <dt>{w.items}</dt>
      <dd>{w.madeRemoved(items.made, items.removed)}</dd>
      <dt>{w.granted}</dt>
      <dd>{permissions.granted.join(m.comma) || '–'}</dd>
      <dt>{w.made}</dt>
      <dd>
        {utc(Date.parse(at))} · Perennial {version}
      </dd>
    </dl>
  </Card>
);

const Workloads = ({ report: { workloads } }: { readonly report: Report }) => (
  <Card name="workloads" title={w.workloads}>
    <div class="in scroll">
      <table class="outs">
        <Columns names={[w.workload, t.col.rate, ...w.counts]} />
        <tbody>
          {workloads.map(({ workload, passRate, passed, failed, skipped, notApplicable }) => (
            <tr key={workload}>
              <th scope="row">{workload}</th>
              <td class="num">{percent(passRate)}</td>
              {[passed, failed, skipped, notApplicable].map((count, n) => (
                <td key={n} class="num">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Card>
);

const Checks = ({ report: { checks } }: { readonly report: Report }) => (
  <Card name="checks" title={w.checks}>
    <div class="in scroll">
      <table class="outs">
        <Columns names={[w.check, ...w.counts.slice(0, 2), w.broken]} />
        <tbody>
          {checks.map(({ check, title, passed, failed, broken }) => (
            <tr key={check}>
              <th scope="row">
                {title}
                <small>{check}</small>
              </th>
              <td class="num">{passed}</td>
              <td class="num">{failed}</td>
              <td>
                {broken
                  .map(({ from, mended }) => w.brokenFrom(dayOf(from), mended && dayOf(mended)))
                  .join(m.comma)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Card>
);
