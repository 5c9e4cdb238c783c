import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { createGraph } from '../../src/microsoft/graph';
import type { GraphOptions } from '../../src/microsoft/graph';
import { userAgentOf } from '../../src/microsoft/user-agent';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { HOUR_MS } from '../../src/durations';
import type { Graph, GraphResponse, GraphSession } from '../../src/ports';
import { startFarSide } from '../support/far-side';
import type { FarSide } from '../support/far-side';

export const TOKEN = 'canary-access-token';
export const CLIENT = '11111111-1111-1111-1111-111111111111';
export const userAgent = userAgentOf({
  version: '1.2.3',
  homepage: 'https://example.org/perennial',
});

export interface Opening {
  readonly tenantId?: string;
  /** How long the run has left, in milliseconds. */
  readonly forMs?: number;
  readonly signal?: AbortSignal;
}

/** A far side of a test's own and the adapter that is pointed at it, both new for every test of the file. */
export class GraphWorld {
  far!: FarSide;
  gate!: ThrottleGate;

  constructor() {
    beforeEach(async () => {
      this.far = await startFarSide();
      this.gate = new ThrottleGate(Date.now, undefined, () => 0);
    });
    afterEach(() => this.far.close());
  }

  graph(changes: Partial<GraphOptions> = {}): Graph {
    const { far, gate } = this;
    const usual = { origin: far.origin, userAgent, gate, clock: Date.now, random: () => 0 };
    return createGraph({ ...usual, ...changes });
  }

  open(graph = this.graph(), { tenantId, forMs = 20_000, signal }: Opening = {}): GraphSession {
    return graph.open({
      tenantId: tenantId ?? 'contoso.example',
      clientId: CLIENT,
      mode: 'delegated',
      token: { accessToken: TOKEN, expiresAt: Date.now() + HOUR_MS },
      deadline: Date.now() + forMs,
      signal: signal ?? new AbortController().signal,
    });
  }

  get(path: string, session = this.open()): Promise<GraphResponse> {
    return session.request({ method: 'GET', path });
  }
}

/** The failure something ends with; it holds neither a secret nor anything an answer said. */
export async function failing(work: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FailureError)) throw new Error('no failure', { cause: thrown });
  expect(JSON.stringify([thrown.failure, thrown.message, thrown.stack])).not.toContain('canary');
  expect(thrown.cause).toBeUndefined();
  return thrown.failure;
}
