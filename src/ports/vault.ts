/** Key Vault. Names are made by `secretName` and never used twice. */
export interface Vault {
  put(name: string, value: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** Throws a `FailureError` (stage `token`, kind `service`, code `vault-…`) when there is none or the vault does not answer. */
  get(name: string): Promise<string>;
  /** Disables and deletes; the vault keeps it, recoverable, for its soft-delete period. Harmless when there is none. */
  remove(name: string): Promise<void>;
  /** All secrets, or those from where `next` of one points: behind the page that it came with. */
  list(after?: string): AsyncIterable<{
    readonly name: string;
    readonly createdAt: number;
    readonly tags: Readonly<Record<string, string>>;
    readonly next?: string | undefined;
  }>;
}
