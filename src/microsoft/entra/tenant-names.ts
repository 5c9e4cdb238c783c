import type { AppInTenant } from '../../domain/app-key';
import { FailureError } from '../../domain/failure';
import { GUID } from '../../domain/guid';
import type { TenantNamed } from '../../ports';
import { remember } from '../../remember';

/** More tenants than one instance serves; the first looked up is forgotten first. */
const CAPACITY = 5000;

/**
 * The GUID of a tenant that is registered by a domain, before any token has told it: what throttles the
 * tenant by one of its names holds for all. Each name is looked up once. Where nothing answers, it is not
 * known yet, and a token will tell.
 */
export class TenantNames {
  readonly #looked = new Map<string, Promise<string | undefined>>();

  constructor(private readonly lookUp: (name: string) => Promise<TenantNamed | undefined>) {}

  async tidOf({ tenantId, tid }: AppInTenant): Promise<string | undefined> {
    if (tid !== undefined || GUID.test(tenantId)) return undefined;
    const name = tenantId.toLowerCase();
    const looked = this.#looked.get(name) ?? this.#ask(name);
    return looked;
  }

  #ask(name: string): Promise<string | undefined> {
    const asked = this.lookUp(name).then(
      (tenant) => tenant?.tid,
      (thrown: unknown) => {
        if (!(thrown instanceof FailureError)) throw thrown;
        this.#looked.delete(name);
        return undefined;
      },
    );
    remember(this.#looked, name, asked, CAPACITY);
    return asked;
  }
}
