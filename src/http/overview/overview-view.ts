import type * as z from 'zod';
import type { Brief } from '../../domain/brief';
import { weekOf } from '../../domain/day';
import type { Language } from '../../domain/language';
import type { Need } from '../../domain/needs';
import type { Totals } from '../../domain/totals';
import { needTitle } from '../../failures/needs';
import type { Told } from '../accounts/preflight-view';
import { summaryView } from '../accounts/summary-view';
import { isoOr } from '../failure-view';
import { needStep } from './need-step';
import type { overview } from './overview-schema';

type View = z.output<typeof overview>;

export const needView = (need: Need, language: Language): View['needs'][number] => {
  const { account, kind, tone, since, until, code, check, count } = need;
  const title = needTitle(need, language);
  return {
    kind,
    tone,
    title,
    step: needStep(need, language),
    account,
    since: isoOr(since),
    until: isoOr(until),
    code,
    check,
    count,
  };
};

export const totalsView = ({ nextRunAt, ...totals }: Totals): View['totals'] => ({
  ...totals,
  nextRunAt: isoOr(nextRunAt),
});

/** Briefs as a list has them: by name, as the language sorts, and numbers in names by their value. */
export function sortedByName(briefs: readonly Brief[], language: Language): readonly Brief[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return briefs.toSorted((a, b) => compare(a.name, b.name));
}

export function briefView(brief: Brief, told: Told): View['accounts'][number] {
  const { clientId: _, ...summary } = summaryView(brief, told);
  return { ...summary, resultsAt: [...brief.resultsAt], week: [...weekOf(brief.days, told.now)] };
}
