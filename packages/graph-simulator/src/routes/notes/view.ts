import type { Call } from '../../core/types';
import type { Notebook, Page, Section } from './notebooks';
import { entityType } from '../../core/entity-type';
import { isoSeconds } from '../../core/ids';
import { usersFragment } from '../../core/reply';
import { words } from '../define';
import { found, notebooksOf } from './notebooks';

const common = 'createdDateTime self';
const named = `${common} createdBy lastModifiedBy lastModifiedDateTime links isDefault`;

/** https://learn.microsoft.com/graph/api/resources/notebook */
export const notebookType = entityType('notebook', {
  writable: { displayName: 'text' },
  readOnly: words(`${named} isShared sectionGroupsUrl sectionsUrl userRole`),
  expandable: ['sections', 'sectionGroups'],
});

/** https://learn.microsoft.com/graph/api/resources/section */
export const sectionType = entityType('onenoteSection', {
  writable: { displayName: 'text' },
  readOnly: words(`${named} pagesUrl`),
  expandable: ['parentNotebook', 'parentSectionGroup'],
});

/** https://learn.microsoft.com/graph/api/resources/page */
const pageType = entityType('onenotePage', {
  writable: {},
  readOnly: words(`${common} title createdByAppId contentUrl lastModifiedDateTime links level order
    userTags`),
  expandable: ['parentSection', 'parentNotebook'],
});

function address(call: Call, path: string): string {
  return `${call.origin}/v1.0/users/${call.user.id}/onenote/${path}`;
}

function links(id: string) {
  const href = `https://contoso-my.sharepoint.com/notes/${id}`;
  return { oneNoteClientUrl: { href: `onenote:${href}` }, oneNoteWebUrl: { href } };
}

function dated(call: Call, path: string, { id, createdAt }: Notebook | Section | Page) {
  const at = isoSeconds(createdAt);
  const times = { createdDateTime: at, lastModifiedDateTime: at };
  return { id, self: address(call, `${path}/${id}`), ...times, links: links(id) };
}

function people({ user: { id, displayName } }: Call) {
  const user = { id, displayName };
  return { createdBy: { user }, lastModifiedBy: { user } };
}

export const notebookView = (call: Call) => (notebook: Notebook) => ({
  ...dated(call, 'notebooks', notebook),
  ...people(call),
  displayName: notebook.displayName,
  isDefault: false,
  isShared: false,
  userRole: 'Owner',
  sectionsUrl: address(call, `notebooks/${notebook.id}/sections`),
  sectionGroupsUrl: address(call, `notebooks/${notebook.id}/sectionGroups`),
});

/** The notebook is expanded whether one asks for it or not. */
export const sectionView = (call: Call) => (section: Section) => {
  const { id, displayName } = found(notebooksOf(call).notebooks, section.notebookId);
  return {
    ...dated(call, 'sections', section),
    ...people(call),
    displayName: section.displayName,
    isDefault: false,
    pagesUrl: address(call, `sections/${section.id}/pages`),
    parentNotebook: { id, displayName, self: address(call, `notebooks/${id}`) },
  };
};

export const pageView = (call: Call) => (page: Page) => ({
  ...dated(call, 'pages', page),
  title: page.title,
  createdByAppId: page.clientId === undefined ? '' : `WLID-${page.clientId}`,
  contentUrl: address(call, `pages/${page.id}/content`),
});

export const described = {
  notebooks: (call: Call) => ({
    type: notebookType,
    fragment: `${usersFragment(call)}/onenote/notebooks`,
  }),
  sections: (call: Call) => ({
    type: sectionType,
    fragment: `${usersFragment(call)}/onenote/sections`,
  }),
  pages: (call: Call) => ({ type: pageType, fragment: `${usersFragment(call)}/onenote/pages` }),
};
