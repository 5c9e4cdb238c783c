import type { Trust } from '../../src/domain/identity';
import type { TokenEndpoint } from '../../src/ports';
import type { GraphClient } from './graph';
import type { SetupOptions } from './options';
import type { Pace } from './pace';
import type { Perennial } from './perennial';
import type { TenantRead } from './tenant';

/** What the steps on one tenant work with. */
export interface Tools {
  /** The tenant that is watched. */
  readonly graph: GraphClient;
  /** Where the registration is: the same, or the home tenant of one that is for several. */
  readonly registry: GraphClient;
  /** Whether it is for several. */
  readonly forOthers: boolean;
  readonly options: SetupOptions;
  readonly tenant: TenantRead;
  readonly perennial: Perennial;
  readonly tokens: TokenEndpoint;
  readonly pace: Pace;
  readonly uniqueName: string;
  readonly keyName: string;
  readonly redirectUri: string;
  /** What the registration is to trust in place of a key. */
  readonly trust: Trust | undefined;
  /** A step that is done is told. */
  readonly step: (name: string, detail?: string) => void;
  /** What somebody has to know. */
  readonly say: (text: string) => void;
  /** Whether somebody is there who can be asked and can wait. */
  readonly attended: boolean;
  /** Aborted when somebody no longer wants to wait. */
  readonly enough: () => { readonly signal: AbortSignal; end(): void };
}
