/** Another system, as `import-from` knows it: by what its files hold, and field by field what becomes of it. */

/** An account in our words. What is absent is asked for, or has its default. */
export interface FoundAccount {
  readonly name?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly user?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly refreshToken?: string | undefined;
  /** When the secret ends, ISO 8601. */
  readonly expiresAt?: string | undefined;
  readonly minSeconds?: number | undefined;
  readonly maxSeconds?: number | undefined;
  readonly checksPerRun?: { readonly min: number; readonly max: number } | undefined;
  /** Workloads in which nothing may be made. */
  readonly readOnlyIn?: readonly string[] | undefined;
  readonly paused?: boolean | undefined;
}

export interface Reading {
  readonly accounts: readonly FoundAccount[];
  /** What holds for every account of this system. */
  readonly shared?: FoundAccount | undefined;
}

/** A path of a field, such as `Accounts.0.ClientId`, and what becomes of it: carried over, or why not. */
export type Fate = readonly [path: RegExp, why: string | undefined];
export const CARRIED = undefined;

export interface System {
  readonly name: string;
  /** The file's content as an object, where it is one of this system's. */
  parse(text: string): object | undefined;
  read(content: object): Reading;
  /** The first that fits decides; a field that none fits is told as unknown. */
  readonly fates: readonly Fate[];
  /** Whether what its files say may belong to the accounts of another system's. */
  readonly anySystem?: true | undefined;
  /** What its owner must know besides. */
  readonly note?: string | undefined;
}

export interface Left {
  readonly field: string;
  readonly why: string;
}

const UNKNOWN = 'no field that Perennial knows of';

/** Fields with a value that are not carried over, each with its reason. */
export function leftOf({ fates }: System, content: object): readonly Left[] {
  return leaves(content).flatMap((field) => {
    const fate = fates.find(([path]) => path.test(field));
    const why = fate ? fate[1] : UNKNOWN;
    return why === undefined ? [] : [{ field, why }];
  });
}

function leaves(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) =>
      leaves(inner, path === '' ? key : `${path}.${key}`),
    );
  return value === undefined || value === null || value === '' ? [] : [path];
}
