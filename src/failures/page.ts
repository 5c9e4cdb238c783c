import { explain, texts } from './explain';
import { failureKinds } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Language } from '../domain/language';
import { families } from './catalogue';

/** `docs/troubleshooting.md` and its translations: the whole error catalogue, by code. */
export function troubleshootingPage(language: Language = 'en'): string {
  const { introduction, otherKinds } = texts[language].page;
  const sections = families.map(({ title, cases }) => {
    const entries = Object.entries(cases).map(([code, { kind }]) =>
      entry(code, { stage: 'request', kind, code }, language),
    );
    return [`## ${title[language]}`, ...entries].join('\n\n');
  });
  const others = failureKinds.map((kind) =>
    entry(kind, { stage: 'request', kind, code: '' }, language),
  );
  const rest = [`## ${otherKinds}`, ...others].join('\n\n');
  return `${[introduction, ...sections, rest].join('\n\n')}\n`;
}

function entry(heading: string, failure: Failure, language: Language): string {
  const { title, cause, fix, link, retry } = explain(failure, language);
  const { whatToDo, whatNext, more } = texts[language].page;
  return [
    `### \`${heading}\`: ${title}`,
    `${cause}\n\n${whatToDo}${fix}\n\n${whatNext}${retry} [${more}](${link})`,
  ].join('\n\n');
}
