/** What may be wrong on this side. */
import type { Finding } from './finding';

/** Entra takes assertions for as long (https://learn.microsoft.com/entra/identity-platform/certificate-credentials). */
const MOST_SKEW_S = 300;

/** By the `Date` of an answer, which is as exact as a request is fast. */
export function clockFindings(date: string | undefined, now: number): readonly Finding[] {
  const there = Date.parse(date ?? '');
  const skew = Math.round((now - there) / 1000);
  if (Number.isNaN(skew) || Math.abs(skew) <= MOST_SKEW_S) return [];
  return [
    {
      id: 'clock',
      problem: `This machine’s clock is ${Math.round(Math.abs(skew) / 60)} min ${skew > 0 ? 'fast' : 'slow'} against the installation’s.`,
      fix: 'Set the clock; on a server, by NTP.',
    },
  ];
}

/** Versions as `MAJOR.MINOR.PATCH`. */
export function versionFindings(installed: string, newest: string): readonly Finding[] {
  const [have = [], there = []] = [installed, newest].map((text) =>
    text.replace(/^v/, '').split('.').map(Number),
  );
  const first = there.findIndex((part, index) => part !== have[index]);
  return first < 0 || (there[first] ?? 0) < (have[first] ?? 0)
    ? []
    : [
        {
          id: 'version',
          problem: `${installed} is deployed, and ${newest} is there.`,
          fix: 'docs/operations.md, “Upgrade”.',
        },
      ];
}
