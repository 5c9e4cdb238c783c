import * as z from 'zod';

/**
 * What can be made to go wrong, as `POST /__sim/faults` takes it. A fault fits a request when tenant,
 * method and path fit. One that gives a status, hangs or drops the connection takes the place of the
 * request, which is then not carried out, unless `after` is true. A `kind` or `body` changes the answer
 * of a request that was carried out. README.md shows which faults of Microsoft's these make.
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
  /** Instead of `path`: a regular expression for the path below `/v1.0`, in either form, or for the token endpoint's. */
  matches: z.string().min(1).max(1000).refine(isPattern, 'is no regular expression').optional(),
  status: z.int().min(200).max(599).optional(),
  /** Graph's error code, or `AADSTS…` for the token endpoint. */
  code: z.string().min(1).max(100).optional(),
  /** Text of the error. */
  message: z.string().max(1000).optional(),
  /** OAuth's code of the token endpoint's error, where it does not follow from the status. */
  error: z.string().min(1).max(100).optional(),
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
   * made through the API is not there. `empty`: 200 without a body. `cut`: half a body. `html`: a page of a
   * proxy, in place of the request where a status is given, else 502 after it.
   */
  kind: z.enum(['stale', 'wrong-hash', 'missing-item', 'empty', 'cut', 'html']).optional(),
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

  /** @throws TypeError that says what is wrong with it. */
  add(input: unknown): void {
    const parsed = faultSchema.safeParse(input);
    if (!parsed.success) throw new TypeError(z.prettifyError(parsed.error));
    if (!effects.some((effect) => parsed.data[effect] !== undefined))
      throw new TypeError(`a fault needs one of ${effects.join(', ')}`);
    this.faults.push({ fault: parsed.data, left: parsed.data.times ?? Infinity });
  }

  /** All, or those of one tenant. */
  clear(tenant?: string): void {
    this.faults = this.faults.filter(
      ({ fault }) => tenant !== undefined && fault.tenant?.toLowerCase() !== tenant.toLowerCase(),
    );
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

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

function fitsTarget({ tenant, method, path, matches }: Fault, target: FaultTarget): boolean {
  return (
    (tenant === undefined || tenant.toLowerCase() === target.tenant) &&
    (method === undefined || method === target.method) &&
    (path === undefined || fitsPath(path, target)) &&
    (matches === undefined || target.paths.some((each) => new RegExp(matches).test(each)))
  );
}

function fitsPath(path: string, { paths, template }: FaultTarget): boolean {
  if (!path.includes('{')) return paths.some((each) => each.includes(path));
  return template !== undefined && unnamed(template) === unnamed(path);
}

function unnamed(template: string): string {
  return template.replace(/\{[^}]*\}/g, '{}').toLowerCase();
}
