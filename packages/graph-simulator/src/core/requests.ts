/** One request as `/__sim/requests` shows it: never its Authorization, its query or its body. */
export interface SeenRequest {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Template of the route that served it. */
  route?: string;
  tenant?: string;
  status?: number;
  readonly userAgent?: string;
  /** It came before an earlier Retry-After of the same tenant and client had passed. */
  early: boolean;
  /** A token was sent to a pre-authenticated URL. */
  tokenSentToTransfer: boolean;
}

const MOST = 20_000;

/** The last requests, oldest first. */
export class Requests {
  private seen: SeenRequest[] = [];

  add(request: SeenRequest): void {
    this.seen.push(request);
    if (this.seen.length > MOST * 1.1) this.seen = this.seen.slice(-MOST);
  }

  list(): readonly SeenRequest[] {
    return this.seen.slice(-MOST);
  }
}
