import type { Command } from 'commander';
import { homepage } from '../../package.json';
import { accountFindings } from '../doctor/accounts';
import { azureFindings } from '../doctor/azure';
import type { Finding } from '../doctor/finding';
import { installationFindings } from '../doctor/installation';
import type { Health } from '../doctor/installation';
import { clockFindings, versionFindings } from '../doctor/machine';
import { SignInInFront } from '../api';
import { CommandProblem } from '../problem';
import type { Session } from '../session';

export function doctor(program: Command, session: Session, root: string): void {
  program
    .command('doctor')
    .description('looks at everything that can be wrong, and says nothing when nothing is')
    .option('--check-version', 'also asks for the newest release')
    .action(async ({ checkVersion }: { checkVersion?: boolean }) => {
      const findings = await examine(session, root, checkVersion === true);
      session.print({ findings }, shown);
      if (findings.length > 0) throw new Found();
    });
}

/** There are findings, which have been told. */
export class Found extends CommandProblem {
  constructor() {
    super('');
  }
}

async function examine(
  session: Session,
  root: string,
  checkVersion: boolean,
): Promise<readonly Finding[]> {
  const azure = azureFindings(root, session.terminal);
  let health: Awaited<ReturnType<typeof readHealth>>;
  try {
    health = await readHealth(session);
  } catch (thrown) {
    if (!(thrown instanceof CommandProblem)) throw thrown;
    // Nothing else can be asked then.
    return [noAnswer(thrown), ...(await azure)];
  }
  const { body, date } = health;
  return [
    ...clockFindings(date, Date.now()),
    ...installationFindings(body),
    ...(await accountFindings(session.api).catch(told('accounts-unreadable'))),
    ...(checkVersion ? await newest(session, body.version) : []),
    ...(await azure),
  ];
}

const WAY_IN =
  'Is the address right (--url, PERENNIAL_URL), the key (PERENNIAL_KEY), the app started?';

const noAnswer = (thrown: CommandProblem): Finding =>
  thrown instanceof SignInInFront
    ? { id: 'sign-in-in-front', problem: thrown.message, fix: PAST_SIGN_IN }
    : { id: 'no-answer', problem: thrown.message, fix: WAY_IN };

const PAST_SIGN_IN =
  'Say its client id (--entra, PERENNIAL_ENTRA), and be signed in to az or azd as somebody who may pass: docs/deploy.md.';

/** Health is open: that the key is good is asked first, so that a wrong one is told as such. */
async function readHealth({ api }: Session) {
  await api.get('/api/me');
  return api.send<Health>('GET', '/api/health');
}

const told =
  (id: string) =>
  (thrown: unknown): readonly Finding[] => {
    if (!(thrown instanceof CommandProblem)) throw thrown;
    return [
      { id, problem: thrown.message, fix: 'Try again; if it stays, look at storage and the log.' },
    ];
  };

/** From the releases of `homepage`, asked for only on request. */
async function newest(session: Session, installed: string): Promise<readonly Finding[]> {
  const feed = homepage.replace('https://github.com/', 'https://api.github.com/repos/');
  try {
    const tag = await session.newestTag(
      `${session.terminal.env['PERENNIAL_RELEASES'] ?? feed}/releases/latest`,
    );
    return versionFindings(installed, tag);
  } catch (thrown) {
    return told('version-unknown')(thrown);
  }
}

const shown = ({ findings }: { findings: readonly Finding[] }): string =>
  findings.map(({ problem, fix }) => `✗ ${problem}\n  ${fix}`).join('\n');
