import { randomBytes } from 'node:crypto';
import type { Reply } from './types';

export interface TransferRequest {
  readonly method: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Kind = 'download' | 'upload' | 'monitor';

/**
 * Pre-authenticated URLs outside `/v1.0`: whoever has one may use it until it lapses, and no token
 * belongs there (https://learn.microsoft.com/graph/api/driveitem-get-content).
 */
export class Transfers {
  private readonly open = new Map<
    string,
    { readonly until: number; readonly handle: (request: TransferRequest) => Reply }
  >();

  constructor(private readonly now: () => number) {}

  /** @returns Path and query of a new URL. */
  make(kind: Kind, lifetimeMs: number, handle: (request: TransferRequest) => Reply): string {
    for (const [ticket, { until }] of this.open) if (until <= this.now()) this.open.delete(ticket);
    const ticket = randomBytes(24).toString('base64url');
    this.open.set(ticket, { until: this.now() + lifetimeMs, handle });
    return `/transfer/${kind}?tempauth=${ticket}`;
  }

  answer(ticket: string, request: TransferRequest): Reply {
    const found = this.open.get(ticket);
    if (found && found.until > this.now()) return found.handle(request);
    return {
      status: 404,
      json: { error: { code: 'itemNotFound', message: 'The resource could not be found.' } },
    };
  }
}
