/** What the command line reads of the API's answers; src/http has the whole schemas. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly user?: string;
  readonly mode: string;
  readonly state: string;
  readonly stateSince: string;
  readonly nextRunAt?: string | null;
  readonly credential: {
    readonly kind: string;
    readonly expiresAt?: string;
    readonly key?: 'none' | 'next-sign-in';
  };
  readonly failure?: Failure;
}

export interface Failure {
  readonly code: string;
  readonly title?: string;
  readonly fix?: string;
}

export const failureText = ({ title, code, fix }: Failure): string =>
  [title ?? code, fix].filter(Boolean).join('. ');

export interface Run {
  readonly id: string;
  readonly slot: string;
  readonly state: 'waiting' | 'running' | 'ended';
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly result?: string;
  readonly failure?: Failure;
  readonly outcomes: readonly {
    readonly check: string;
    readonly result: string;
    readonly failure?: Failure;
  }[];
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly state?: string;
  readonly accounts?: number;
  readonly quota?: number;
  readonly lastSeenAt?: string;
}

export interface Check {
  readonly id: string;
  readonly workload: string;
  readonly kind: string;
  readonly title: string;
  readonly modes: readonly string[];
  readonly permissions: Readonly<Record<'application' | 'delegated', readonly string[]>>;
}

/** 2026-11-21 11:54, in this machine's zone; a dash for what is not there. */
export function shownTime(text: string | null | undefined): string {
  if (text == null) return '–';
  const at = new Date(text);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
