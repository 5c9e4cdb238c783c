import type { Client } from '../client';

/** Values of a path's parameters that were made so far, by name. */
export type Made = Readonly<Record<string, string>>;

/** What the routes of a workload need to be sent one fitting request each. Keys are as in the route table. */
export interface Samples {
  /** What a parameter of a path stands for: made anew for each request. */
  readonly parameters?: Readonly<
    Record<string, (client: Client, made: Made, operation: string) => Promise<string>>
  >;
  /** A request's body: for the first pattern that fits method and path. */
  readonly bodies?: readonly (readonly [RegExp, (client: Client) => unknown])[];
  readonly queries?: readonly (readonly [RegExp, string])[];
  readonly headers?: readonly (readonly [RegExp, Readonly<Record<string, string>>])[];
  /** Where it is not 200, 201 for POST, or 204 for DELETE and permanentDelete. */
  readonly statuses?: readonly (readonly [RegExp, number])[];
}

let unique = 0;
export const newName = () => `Sample ${(unique += 1)}`;
