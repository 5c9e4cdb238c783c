import type { Caller, Entity } from '../../core/types';
import type { Tenant, User } from '../../core/tenant';
import { Collection } from '../../core/collection';
import { directory } from '../../core/errors';
import { guidOf, isoSeconds } from '../../core/ids';
import { perTenant } from '../../core/tenant';

export interface Group extends Entity {
  displayName: string;
  groupTypes: readonly string[];
  /** Object ids of people. */
  members: readonly string[];
  owners: readonly string[];
  /** When the directory's own copy got it: lists know of it later. */
  madeAt: number;
}

/** As it is answered. */
export function groupView({ members, owners, madeAt, ...shown }: Group): Record<string, unknown> {
  return shown;
}

/** Whether it has a mailbox, a site and plans: a Microsoft 365 group. */
export const isUnified = (group: Group): boolean => group.groupTypes.includes('Unified');

/** The groups of a tenant, and who is in them. */
class Groups {
  readonly groups: Collection<Group>;

  constructor(readonly tenant: Tenant) {
    this.groups = new Collection(tenant, 'groups', ({ displayName }) => displayName);
    const everybody = tenant.users.map(({ id }) => id);
    const owner = [tenant.owner.id];
    const unified = { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false };
    const { displayName } = tenant.profile;
    this.seed(
      'everybody',
      { ...unified, displayName: `All of ${displayName}`, mailNickname: 'all' },
      everybody,
    );
    this.seed(
      'operations',
      { ...unified, displayName: 'Operations', mailNickname: 'operations' },
      everybody,
    );
    this.seed(
      'fixtures',
      { ...unified, displayName: 'Perennial fixtures', mailNickname: 'fixtures' },
      owner,
    );
    const security = { mailEnabled: false, securityEnabled: true };
    this.seed(
      'auditors',
      { ...security, displayName: 'Auditors', mailNickname: 'auditors' },
      everybody.slice(2),
    );
  }

  /** @throws GraphError 404. */
  group(id: string): Group {
    const found = this.groups.get(id.toLowerCase());
    if (!found) throw directory.notFound(id);
    return found;
  }

  /** What the directory's lists know of. */
  listed(lagMs: number): Group[] {
    const until = this.tenant.now() - lagMs;
    return this.groups.all().filter(({ madeAt }) => madeAt <= until);
  }

  of(user: User): Group[] {
    return this.groups.all().filter(({ members }) => members.includes(user.id));
  }

  create(id: string, given: Readonly<Record<string, unknown>>, people: People, by: Caller): Group {
    return this.groups.create(this.newGroup(id, given, people, this.tenant.now()), by);
  }

  /** A security group is gone at once; a Microsoft 365 group is kept for 30 days. */
  remove(group: Group): void {
    if (isUnified(group)) this.groups.recycle(group);
    else this.groups.remove(group);
  }

  private seed(key: string, given: Readonly<Record<string, unknown>>, members: readonly string[]) {
    const id = guidOf(`${key} ${this.tenant.id}`);
    const people = { members, owners: [this.tenant.owner.id] };
    this.groups.seed(this.newGroup(id, given, people, Date.parse('2024-03-04T08:00:00Z')));
  }

  private newGroup(
    id: string,
    given: Readonly<Record<string, unknown>>,
    people: People,
    madeAt: number,
  ): Group {
    const mail = given['mailEnabled'] === true ? this.address(given['mailNickname']) : null;
    return {
      id,
      deletedDateTime: null,
      classification: null,
      createdDateTime: isoSeconds(madeAt),
      description: null,
      groupTypes: [],
      mail,
      proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
      renewedDateTime: isoSeconds(madeAt),
      visibility: mail === null ? null : 'Public',
      ...(given as { displayName: string }),
      ...people,
      madeAt,
    };
  }

  private address(nickname: unknown): string {
    return `${String(nickname)}@${this.tenant.profile.domain}`;
  }
}

type People = Pick<Group, 'members' | 'owners'>;

export const groupsOf = perTenant((tenant) => new Groups(tenant));
