import * as z from 'zod';

/**
 * What can be made to go wrong, as `POST /__sim/faults` takes it. A fault fits a request when tenant,
 * method and path fit. One that gives a status, hangs or drops the connection takes the place of the
 * request, which is then not carried out, unless `after` is true. A `kind` or `body` changes the answer
 * of a request that was carried out.
 */
const faultSchema = z.strictObject({
  /** Domain of one tenant; all of them where it is left out. */
  tenant: z.string().min(1).max(255).optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /**
   * With a `{parameter}`: the template of a route, whatever its parameters are called. Without: part of
   * the path, as it was sent or with `/me` for `/users/{id}`.
   */
  path: z.string().min(1).max(1000).optional(),
  status: z.int().min(200).max(599).optional(),
  /** Graph's error code, or `AADSTS…` for the token endpoint. */
  code: z.string().min(1).max(100).optional(),
  /** Seconds. */
  retryAfter: z.int().min(0).max(86_400).optional(),
  /** How often it happens; without end where it is left out. */
  times: z.int().min(1).max(1_000_000).optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  /** Never answers. */
  hang: z.boolean().optional(),
  dropConnection: z.boolean().optional(),
  /** The request is carried out and only its answer is lost. */
  after: z.boolean().optional(),
  /** Answered as JSON in place of what would have been. */
  body: z.json().optional(),
  /**
   * `stale`: an older state. `wrong-hash`: hashes and downloaded bytes differ. `missing-item`: what was
   * made through the API is not there. `empty`: 200 without a body. `html`: a page of a proxy.
   */
  kind: z.enum(['stale', 'wrong-hash', 'missing-item', 'empty', 'html']).optional(),
});

export type Fault = z.output<typeof faultSchema>;

const effects = [
  'status',
  'delayMs',
  'hang',
  'dropConnection',
  'body',
  'kind',
  'retryAfter',
] as const;

export interface FaultTarget {
  readonly tenant: string | undefined;
  readonly method: string;
  /** Each form of the path of which a fault may name a part. */
  readonly paths: readonly string[];
  /** The template of the route, where there is one. */
  readonly template?: string;
}

export class Faults {
  private faults: { readonly fault: Fault; left: number }[] = [];

  /** @returns What is wrong with it, where it is refused. */
  add(input: unknown): string | undefined {
    const parsed = faultSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    if (!effects.some((effect) => parsed.data[effect] !== undefined))
      return `a fault needs one of ${effects.join(', ')}`;
    this.faults.push({ fault: parsed.data, left: parsed.data.times ?? Infinity });
    return undefined;
  }

  clear(): void {
    this.faults = [];
  }

  /** The first fault that fits, counted as having happened. */
  take(target: FaultTarget): Fault | undefined {
    const found = this.faults.find(({ fault }) => fitsTarget(fault, target));
    if (!found) return undefined;
    found.left -= 1;
    this.faults = this.faults.filter(({ left }) => left > 0);
    return found.fault;
  }
}

function fitsTarget({ tenant, method, path }: Fault, target: FaultTarget): boolean {
  return (
    (tenant === undefined || tenant.toLowerCase() === target.tenant) &&
    (method === undefined || method === target.method) &&
    (path === undefined || fitsPath(path, target))
  );
}

function fitsPath(path: string, { paths, template }: FaultTarget): boolean {
  if (!path.includes('{')) return paths.some((each) => each.includes(path));
  return template !== undefined && unnamed(template) === unnamed(path);
}

function unnamed(template: string): string {
  return template.replace(/\{[^}]*\}/g, '{}').toLowerCase();
}
