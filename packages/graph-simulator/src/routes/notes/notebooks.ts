import { createHash } from 'node:crypto';
import type { Caller, Call, Entity } from '../../core/types';
import type { User } from '../../core/tenant';
import type { ErrorStyle } from '../../core/errors';
import { Collection } from '../../core/collection';
import { HOUR_MS } from '../../core/durations';
import { badRequest, GraphError } from '../../core/errors';
import { guidOf } from '../../core/ids';
import { perUser } from '../../core/tenant';

interface Noted extends Entity {
  readonly createdAt: number;
}
export interface Notebook extends Noted {
  displayName: string;
}
export interface Section extends Noted {
  displayName: string;
  notebookId: string;
}
export interface Page extends Noted {
  title: string;
  sectionId: string;
  /** XHTML, as it was sent. */
  html: string;
  /** The app that made it, where one did. */
  clientId?: string;
}

/** What a tenant keeps for what is written in notes. */
const FIXTURES = 'Perennial fixtures';

/** OneNote numbers its refusals: https://learn.microsoft.com/graph/onenote-error-codes */
export const onenote: ErrorStyle = {
  denied: () =>
    new GraphError(403, '40004', 'The OAuth token provided does not have the required scopes.'),
  notFound: () => new GraphError(404, '20102', 'The specified resource ID does not exist.'),
  unknownUser: () => noSite(),
};

function noSite(): GraphError {
  const message = "The user's OneDrive for Business could not be retrieved.";
  return new GraphError(404, '30108', message);
}

/** One person's notebooks. */
export class Notebooks {
  readonly notebooks: Collection<Notebook>;
  readonly sections: Collection<Section>;
  readonly pages: Collection<Page>;
  private made = 0;

  constructor(readonly user: User) {
    const { tenant } = user;
    this.notebooks = new Collection(tenant, 'notes', ({ displayName }) => displayName);
    this.sections = new Collection(tenant, 'notes', ({ displayName }) => displayName);
    this.pages = new Collection(tenant, 'notes', ({ title }) => title);
    const own = this.notebooks.seed(this.newNotebook(`${user.displayName}’s notebook`));
    this.seedSection(own, 'Quick Notes', 7);
    this.seedSection(own, 'Plans', 4);
    this.seedSection(this.notebooks.seed(this.newNotebook(FIXTURES)), FIXTURES, 0);
  }

  newNotebook(displayName: string): Notebook {
    return { ...this.noted(), displayName };
  }

  newSection(displayName: string, notebookId: string): Section {
    return { ...this.noted(), displayName, notebookId };
  }

  addPage(section: Section, html: string, by: Caller): Page {
    const title = /<title>([^<]*)<\/title>/i.exec(html)?.[1] ?? '';
    const page = { ...this.noted(), title, sectionId: section.id, html, clientId: by.clientId };
    return this.pages.create(page, by);
  }

  private seedSection({ id }: Notebook, displayName: string, pages: number): void {
    const section = this.sections.seed(this.newSection(displayName, id));
    for (let number = 1; number <= pages; number += 1) {
      const createdAt = this.user.tenant.now() - (pages - number + 1) * HOUR_MS;
      const title = `${displayName} ${number}`;
      const html = `<html><head><title>${title}</title></head><body><p>Note ${number}</p></body></html>`;
      this.pages.seed({ ...this.noted(), title, sectionId: section.id, html, createdAt });
    }
  }

  /** `1-` and a GUID, as OneNote makes them. */
  private noted(): Noted {
    this.made += 1;
    const seed = createHash('sha256').update(`note ${this.made} of ${this.user.id}`).digest('hex');
    return { id: `1-${guidOf(seed)}`, createdAt: this.user.tenant.now() };
  }
}

const ofUser = perUser((user) => new Notebooks(user));

/** @throws GraphError 404 where there is no OneDrive, in which notebooks lie. */
export function notebooksOf(call: Call): Notebooks {
  if (call.tenant.profile.sharePoint !== 'ready') throw noSite();
  return ofUser(call.user);
}

/** @throws GraphError 404. */
export function found<T extends Entity>(collection: Collection<T>, id: string): T {
  const item = collection.get(id);
  if (!item) throw onenote.notFound(id);
  return item;
}

/** https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint */
export function checkedName(name: unknown): string {
  if (typeof name !== 'string' || name === '' || /[?*/:<>|&#'"%~\\]/.test(name))
    throw badRequest('The name is missing or holds characters that are not allowed.', '20153');
  return name;
}
