import type { Call, Caller, Entity } from '../../core/types';
import type { User } from '../../core/tenant';
import { createHash } from 'node:crypto';
import { Collection } from '../../core/collection';
import { DAY_MS } from '../../core/durations';
import { badRequest, files, GraphError } from '../../core/errors';
import { driveItemId } from '../../core/ids';
import { perUser } from '../../core/tenant';

export interface Revision {
  readonly content: Uint8Array;
  readonly at: number;
}

export interface DriveItem extends Entity {
  name: string;
  /** Absent at the root only. */
  parentId?: string;
  kind: 'file' | 'folder';
  createdAt: number;
  modifiedAt: number;
  /** Counts every change, for the eTag. */
  version: number;
  /** Of a file, oldest first. */
  revisions: readonly Revision[];
  mimeType: string;
  special?: string;
  description?: string;
  links: readonly Link[];
}

export interface Link {
  readonly id: string;
  readonly type: string;
  readonly scope: string;
}

export type ConflictBehavior = 'fail' | 'rename' | 'replace';

/** What a tenant keeps for checks to look for. */
const FIXTURES = 'Perennial fixtures';

/** One person's OneDrive. */
export class Drive {
  readonly id: string;
  readonly items: Collection<DriveItem>;
  readonly root: DriveItem;

  constructor(readonly user: User) {
    const { tenant } = user;
    this.id = `b!${createHash('sha384').update(`drive ${user.id}`).digest('base64url')}`;
    this.items = new Collection(tenant, 'files', ({ name }) => name);
    this.root = this.seedItem(this.oldItem('root', undefined, 'folder'));
    const documents = this.oldItem('Documents', this.root.id, 'folder');
    this.seedItem({ ...documents, special: 'documents' });
    this.seedItem(this.oldItem(FIXTURES, this.root.id, 'folder'));
    for (const [index, name] of ['Agenda.txt', 'Figures.csv', 'Notes.txt'].entries())
      this.seedFile(name, this.root.id, `Line ${index}\r\n`.repeat(40 + index));
    this.seedFile('Minutes.txt', documents.id, 'Present: all.\r\n');
  }

  get(id: string): DriveItem {
    const found = id === 'root' ? this.root : this.items.get(id);
    if (!found) throw files.notFound(id);
    return found;
  }

  /** By a path of names from an item; names are compared without regard to case. */
  find(from: DriveItem, path: string): DriveItem | undefined {
    return namesOf(path).reduce<DriveItem | undefined>(
      (parent, name) => parent && this.child(parent, name),
      from,
    );
  }

  child(parent: DriveItem, name: string): DriveItem | undefined {
    return this.children(parent).find((item) => item.name.toLowerCase() === name.toLowerCase());
  }

  children(parent: DriveItem): DriveItem[] {
    return this.items.all().filter(({ parentId }) => parentId === parent.id);
  }

  /** The folder above the last name of a path, made where it is missing, and that name. */
  parentOf(from: DriveItem, path: string, by: Caller): { parent: DriveItem; name: string } {
    const names = namesOf(path);
    const name = names.pop();
    if (name === undefined) throw badRequest('The path names no item.', 'invalidRequest');
    const parent = names.reduce(
      (above, each) =>
        this.child(above, each) ?? this.add(this.newItem(each, above.id, 'folder'), by),
      from,
    );
    return { parent, name };
  }

  /** Makes a folder, or a file with content, under a name that may be taken. */
  put(
    parent: DriveItem,
    name: string,
    given: {
      readonly content?: Uint8Array;
      readonly mimeType?: string;
      readonly conflict: ConflictBehavior;
    },
    by: Caller,
  ): { item: DriveItem; created: boolean } {
    checkName(name);
    if (parent.kind === 'file') throw badRequest('A file has no children.', 'invalidRequest');
    const taken = this.child(parent, name);
    if (taken && given.conflict === 'fail') throw nameTaken();
    if (taken && given.conflict === 'replace' && given.content)
      return { item: this.revise(taken, given.content), created: false };
    const free = taken ? this.freeName(parent, name) : name;
    const item = this.newItem(free, parent.id, given.content ? 'file' : 'folder');
    if (given.content) item.revisions = [{ content: given.content, at: item.createdAt }];
    if (given.mimeType !== undefined) item.mimeType = given.mimeType;
    return { item: this.add(item, by), created: true };
  }

  /** Another version of a file. */
  revise(item: DriveItem, content: Uint8Array): DriveItem {
    if (item.kind === 'folder') throw badRequest('A folder has no content.', 'invalidRequest');
    return this.change(item, {
      revisions: [...item.revisions, { content, at: this.user.tenant.now() }],
    });
  }

  change(item: DriveItem, changes: Partial<DriveItem>): DriveItem {
    const { version } = item;
    return this.items.change(item, {
      ...changes,
      version: version + 1,
      modifiedAt: this.user.tenant.now(),
    });
  }

  /** To the recycle bin, with all in it. */
  recycle(item: DriveItem): void {
    for (const child of this.children(item)) this.recycle(child);
    this.items.recycle(this.notRoot(item));
  }

  /** For good, with all in it. */
  purge(item: DriveItem): void {
    for (const child of this.children(item)) this.purge(child);
    this.items.remove(this.notRoot(item));
  }

  newItem(name: string, parentId: string | undefined, kind: DriveItem['kind']): DriveItem {
    const now = this.user.tenant.now();
    return {
      id: driveItemId(),
      name,
      ...(parentId !== undefined && { parentId }),
      kind,
      createdAt: now,
      modifiedAt: now,
      version: 1,
      revisions: [],
      mimeType: 'application/octet-stream',
      links: [],
    };
  }

  size(item: DriveItem): number {
    if (item.kind === 'file') return item.revisions.at(-1)?.content.length ?? 0;
    return this.children(item).reduce((sum, child) => sum + this.size(child), 0);
  }

  private add(item: DriveItem, by: Caller): DriveItem {
    checkName(item.name);
    return this.items.create(item, by);
  }

  private notRoot(item: DriveItem): DriveItem {
    if (item === this.root) throw badRequest('The root cannot be deleted.', 'invalidRequest');
    return item;
  }

  private freeName(parent: DriveItem, name: string): string {
    const [, stem = name, ending = ''] = /^(.+?)(\.[^.]+)?$/.exec(name) ?? [];
    let number = 1;
    while (this.child(parent, `${stem} ${number}${ending}`)) number += 1;
    return `${stem} ${number}${ending}`;
  }

  /** One that has been there for long. */
  private oldItem(name: string, parentId: string | undefined, kind: DriveItem['kind']): DriveItem {
    const at = this.user.tenant.now() - 30 * DAY_MS;
    return { ...this.newItem(name, parentId, kind), createdAt: at, modifiedAt: at };
  }

  private seedItem(item: DriveItem): DriveItem {
    return this.items.seed(item, item.createdAt);
  }

  private seedFile(name: string, parentId: string, text: string): void {
    const item = this.oldItem(name, parentId, 'file');
    item.revisions = [{ content: Buffer.from(text), at: item.createdAt }];
    this.seedItem({ ...item, mimeType: name.endsWith('.csv') ? 'text/csv' : 'text/plain' });
  }
}

const ofUser = perUser((user) => new Drive(user));

/** The drive a call is about. @throws GraphError 404 where OneDrive has never been set up, 403 for somebody else's. */
export function driveOf(call: Call): Drive {
  const wanted = call.params['drive-id'];
  const { profile, users } = call.tenant;
  if (profile.sharePoint === 'not-provisioned')
    throw new GraphError(404, 'ResourceNotFound', "User's mysite not found.");
  if (wanted === undefined) return ofUser(call.user);
  const found = users.map(ofUser).find(({ id }) => id === wanted);
  if (!found) throw files.notFound(wanted);
  if (call.caller.mode === 'delegated' && found.user.id !== call.caller.userId)
    throw files.denied();
  return found;
}

/** https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint */
export function checkName(name: string): void {
  if (name === '' || name.length > 255 || /["*:<>?/\\|]/.test(name) || /^\s|\s$|\.$/.test(name))
    throw badRequest(
      'The provided name cannot contain any of the following characters: " * : < > ? / \\ |',
      'invalidRequest',
    );
}

export function nameTaken(): GraphError {
  return new GraphError(
    409,
    'nameAlreadyExists',
    'An item with the same name already exists under the parent.',
  );
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}
