import type * as z from 'zod';
import { preflightReport } from '../../accounts/preflight-report';
import type { Subject } from '../../accounts/preflight-report';
import type { Check } from '@perennial/checks';
import type { Language } from '../../domain/language';
import type { Preflight } from '../../domain/account';
import type { ConsentReturn } from '../../domain/portal-links';
import { failureView, iso, isoOr } from '../failure-view';
import type { preflight } from './preflight-schema';

/** When it is told, and in which language. */
export interface Told {
  readonly now: number;
  readonly language: Language;
}

export function preflightView(
  catalogue: readonly Check[],
  subject: Subject,
  value: Preflight,
  { now, language }: Told,
  back?: ConsentReturn,
): z.output<typeof preflight> {
  const { at, failure, granted } = value;
  const { mode, licences } = subject;
  const { checks, missing, links, writesRefusedBy } = preflightReport(
    catalogue,
    subject,
    value,
    now,
    back,
  );
  return {
    at: iso(at),
    mode,
    failure: failure && failureView(failure, language),
    granted: granted && [...granted],
    missing: [...missing],
    checks: checks.map(({ check, postponedUntil, ...report }) => ({
      id: check.id,
      enabled: report.enabled,
      missing: [...report.missing],
      needs: check.needs.length > 0 ? [...check.needs] : undefined,
      postponedUntil: isoOr(postponedUntil),
    })),
    consentLink: links?.consent,
    permissionsLink: links?.permissions,
    userFound: value.userAbsentSince === undefined ? undefined : (false as const),
    licences: licences?.found,
    writes: writesRefusedBy === undefined ? 'allowed' : `refused-by-${writesRefusedBy}`,
  };
}
