import { dayOf } from '../../domain/day';
import { readReport } from '../../runs/report';
import { accountOf } from '../accounts/account';
import { operation, READ } from '../operation';
import { preferences } from '../preferences';
import { invalid } from '../validate';
import { junit } from './junit';
import { reportPage } from './report-page';
import { report, reportQuery } from './report-schema';
import { reportView } from './report-view';

/** Days that a report may reach over: as long as days are kept at most. */
const MOST_DAYS = 365;
const DEFAULT_DAYS = 28;

export const getReport = operation({
  id: 'getReport',
  method: 'GET',
  path: '/api/accounts/{accountId}/report',
  tag: 'runs',
  summary: 'What was tested in an account, how often, and what was found',
  description:
    'By `Accept`: JSON, a page to print (`text/html`), or JUnit XML (`application/xml`). For the owner’s records and support requests.',
  roles: READ,
  query: reportQuery,
  answers: { 200: { description: 'The report', schema: report } },
  problems: [404],
  async handle(call) {
    const { api, core, query, language, request } = call;
    const account = await accountOf(call);
    const now = core.clock();
    const to = query.to === undefined ? dayOf(now) : dayOf(Date.parse(query.to));
    const from = query.from === undefined ? to - DEFAULT_DAYS + 1 : dayOf(Date.parse(query.from));
    if (from > to || to - from >= MOST_DAYS) throw invalid('query', [tooLong]);
    const found = await readReport(core, account, from, to);
    const view = reportView(core, account, found, {
      version: api.version,
      language,
      now,
      from,
      to,
    });
    switch (formOf(request.headers.get('accept'))) {
      case 'page':
        return reportPage(view, language);
      case 'junit':
        return { status: 200, headers: XML, body: junit(view) };
      case 'json':
        return { status: 200, headers: { Vary: 'Accept, Accept-Language' }, body: view };
    }
  },
});

const tooLong = {
  field: 'from',
  code: 'invalid',
  message: `must be no later than \`to\`, and less than ${MOST_DAYS} days before it`,
} as const;

const XML = {
  'Content-Type': 'application/xml; charset=utf-8',
  Vary: 'Accept, Accept-Language',
};

type Form = 'json' | 'page' | 'junit';

const forms: Readonly<Partial<Record<string, Form>>> = {
  'text/html': 'page',
  'application/xml': 'junit',
  'text/xml': 'junit',
  'application/json': 'json',
};

/** Of the forms that a request names the one it likes best; JSON where it names none. */
function formOf(accept: string | null): Form {
  const named = preferences(accept).flatMap((type) => forms[type] ?? []);
  return named[0] ?? 'json';
}
