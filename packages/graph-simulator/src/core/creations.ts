import type { Caller, Entity } from './types';

export interface Leftover {
  readonly tenant: string;
  readonly workload: string;
  readonly id: string;
  readonly name: string;
  readonly createdBy: { readonly mode: string; readonly clientId: string; readonly user?: string };
  /** ISO 8601. */
  readonly createdAt: string;
}

interface Creation {
  readonly workload: string;
  readonly name: () => string;
  readonly by: Caller;
  readonly at: number;
}

/**
 * Everything that was made through the API and is not yet removed for good: what lies in a recycle
 * bin or among deleted items counts, and so does mail that is still under way.
 */
export class Creations {
  private readonly left = new Map<Entity, Creation>();

  constructor(private readonly tenant: string) {}

  note(item: Entity, creation: Creation): void {
    this.left.set(item, creation);
  }

  forget(item: Entity): void {
    this.left.delete(item);
  }

  forgetById(id: string): void {
    for (const item of this.left.keys()) if (item.id === id) this.left.delete(item);
  }

  /** Who made an item, or undefined when it was there from the start. */
  by(item: Entity): Caller | undefined {
    return this.left.get(item)?.by;
  }

  has(id: string): boolean {
    return [...this.left.keys()].some((item) => item.id === id);
  }

  list(): Leftover[] {
    return [...this.left].map(([item, { workload, name, by, at }]) => ({
      tenant: this.tenant,
      workload,
      id: item.id,
      name: name(),
      createdBy: {
        mode: by.mode,
        clientId: by.clientId,
        ...(by.userId !== undefined && { user: by.userId }),
      },
      createdAt: new Date(at).toISOString(),
    }));
  }
}
