import { explain } from './explain';
import { failureKinds } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { families } from './catalogue';

const INTRODUCTION = `# Troubleshooting

Every failure of a run carries a code: Microsoft's own where there is one, else Perennial's. Look for the
code as the run, the mail or the API shows it. This page is made from the error catalogue
(\`src/failures\`) by \`npm run generate\`; a test holds both equal.`;

/** `docs/troubleshooting.md`: the whole error catalogue, by code. */
export function troubleshootingPage(): string {
  const sections = families.map(({ title, cases }) => {
    const entries = Object.entries(cases).map(([code, { kind }]) =>
      entry(code, { stage: 'request', kind, code }),
    );
    return [`## ${title}`, ...entries].join('\n\n');
  });
  const others = failureKinds.map((kind) => entry(kind, { stage: 'request', kind, code: '' }));
  const rest = ['## Any other code, by its kind', ...others].join('\n\n');
  return `${[INTRODUCTION, ...sections, rest].join('\n\n')}\n`;
}

function entry(heading: string, failure: Failure): string {
  const { title, cause, fix, link, retry } = explain(failure);
  return [
    `### \`${heading}\`: ${title}`,
    `${cause}\n\n**What to do.** ${fix}\n\n**What happens next.** ${retry} [More](${link})`,
  ].join('\n\n');
}
