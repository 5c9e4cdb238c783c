import type { EntityType } from '../../core/entity-type';
import type { Tenant } from '../../core/tenant';

export type View = Readonly<Record<string, unknown>>;

export interface Objects {
  readonly path: string;
  /** Microsoft's pages of the list and of one object; what has no page of one is only listed. */
  readonly pages: { readonly list: string; readonly get?: string };
  /** Of the path's parameter. */
  readonly id: string;
  readonly accepted: string;
  readonly type: EntityType;
  readonly objects: (tenant: Tenant, now: number) => readonly View[];
}

/** What serves for any of them besides its own permission. */
export const wider = 'Directory.Read.All Directory.ReadWrite.All';
