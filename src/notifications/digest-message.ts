import { digestSeverity } from '../domain/digest';
import type { Digest } from '../domain/digest';
import type { Language } from '../domain/language';
import { needTitle } from '../failures/needs';
import type { Message } from '../ports';
import type { Services } from '../services';
import { asHtml, asText } from './layout';
import type { Letter, Part } from './layout';
import { shownDay } from './words';

interface DigestWords {
  readonly subject: (accounts: number, needs: number) => string;
  readonly headline: (accounts: number) => string;
  readonly needs: string;
  readonly nothing: string;
  readonly installation: string;
  readonly runs: string;
  readonly counts: (passed: number, degraded: number, failed: number, lost: number) => string;
  readonly left: string;
  readonly days: (count: number) => string;
  readonly rates: string;
  readonly skipped: string;
  readonly times: (count: number) => string;
  readonly more: (count: number) => string;
  readonly accounts: string;
  readonly footer: string;
}

const words: Readonly<Record<Language, DigestWords>> = {
  en: {
    subject: (accounts, needs) =>
      `Your week: ${accounts === 1 ? '1 account' : `${accounts} accounts`}, ${needs === 0 ? 'nothing to do' : `${needs} to look at`}`,
    headline: (accounts) =>
      accounts === 1
        ? 'The last seven days of your account.'
        : `The last seven days of your ${accounts} accounts.`,
    needs: 'What needs you',
    nothing: 'Nothing.',
    installation: 'Perennial itself',
    runs: 'Runs',
    counts: (passed, degraded, failed, lost) =>
      `${passed} passed, ${degraded} in part, ${failed} failed, ${lost} lost`,
    left: 'Days left, as Microsoft Graph reports',
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    rates: 'What passed, of what ran',
    skipped: 'What was left out',
    times: (count) => (count === 1 ? 'once' : `${count} times`),
    more: (count) => `${count} more`,
    accounts: 'The accounts',
    footer: 'Sent by Perennial once a week, because its settings ask for it (digest).',
  },
  'zh-CN': {
    subject: (accounts, needs) =>
      `一周概览：${accounts} 个账户，${needs === 0 ? '无需处理' : `${needs} 项需要处理`}`,
    headline: (accounts) => `你的 ${accounts} 个账户过去七天的情况。`,
    needs: '需要你处理',
    nothing: '没有。',
    installation: 'Perennial 自身',
    runs: '运行',
    counts: (passed, degraded, failed, lost) =>
      `${passed} 次通过，${degraded} 次部分失败，${failed} 次失败，${lost} 次中断`,
    left: '剩余天数（来自 Microsoft Graph）',
    days: (count) => `${count} 天`,
    rates: '已运行检查的通过率',
    skipped: '未运行的检查',
    times: (count) => `${count} 次`,
    more: (count) => `另有 ${count} 项`,
    accounts: '所有账户',
    footer: '根据设置（digest）由 Perennial 每周发送一次。',
  },
};

/** Of a list, what a letter has; of the rest it says how many they are. */
const MOST_NEEDS = 50;
const MOST_ENDS = 20;
const MOST_SKIPPED = 10;

export interface DigestTold {
  readonly id: string;
  readonly at: number;
  readonly language: Language;
}

/** The week of one recipient’s accounts. */
export function digestMessage(
  { publicOrigin }: Pick<Services, 'publicOrigin'>,
  digest: Digest,
  { id, at, language }: DigestTold,
): Message {
  const say = words[language];
  const letter = letterOf(digest, language, publicOrigin);
  return {
    id,
    type: 'digest',
    at,
    severity: digestSeverity(digest),
    subject: `[Perennial] ${say.subject(digest.accounts, digest.needs.length)}`,
    text: asText(letter),
    html: asHtml(letter, language),
    data: { ...digest, needs: digest.needs.map(({ failure: _, ...need }) => need) },
  };
}

function letterOf(digest: Digest, language: Language, origin: string | undefined): Letter {
  const say = words[language];
  return {
    headline: say.headline(digest.accounts),
    parts: [
      { label: say.needs, value: needsText(digest, language) },
      { label: say.runs, value: say.counts(...digest.runs) },
      ...endParts(digest, say),
      ...rateParts(digest, say),
      ...skippedParts(digest, say),
      ...(origin === undefined
        ? []
        : [{ label: say.accounts, value: `${origin}/`, link: true as const }]),
    ],
    footer: say.footer,
  };
}

function needsText({ needs }: Digest, language: Language): string {
  const say = words[language];
  if (needs.length === 0) return say.nothing;
  const lines = needs.map((need) => {
    const until = need.until === undefined ? '' : ` (${shownDay(need.until)})`;
    return `${need.name ?? say.installation}: ${needTitle(need, language)}${until}`;
  });
  return listed(lines, MOST_NEEDS, say);
}

function endParts({ ends }: Digest, say: DigestWords): Part[] {
  const lines = ends.map(
    ({ name, days, endsAt }) => `${name}: ${say.days(days)} (${shownDay(endsAt)})`,
  );
  return partOf(say.left, lines, MOST_ENDS, say);
}

/** In whole percent, never rounded up. */
function rateParts({ workloads }: Digest, say: DigestWords): Part[] {
  const lines = workloads.map(
    ({ workload, passed, failed }) =>
      `${workload} ${Math.floor((100 * passed) / (passed + failed))} %`,
  );
  return partOf(say.rates, lines, lines.length, say);
}

const skippedParts = ({ skipped }: Digest, say: DigestWords): Part[] =>
  partOf(
    say.skipped,
    skipped.map(({ check, count }) => `${check} ${say.times(count)}`),
    MOST_SKIPPED,
    say,
  );

const partOf = (label: string, lines: readonly string[], most: number, say: DigestWords): Part[] =>
  lines.length === 0 ? [] : [{ label, value: listed(lines, most, say) }];

function listed(lines: readonly string[], most: number, say: DigestWords): string {
  const more = lines.length - most;
  const shown = lines.slice(0, most);
  return [...shown, ...(more > 0 ? [say.more(more)] : [])].join('; ');
}
