import type { Call, Reply } from '../../core/types';
import { jsonBody, written } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { many, noContent, one, param } from '../../core/reply';
import { accepts, route, routesOf } from '../define';
import { checkedName, found, notebooksOf, onenote } from './notebooks';
import { described, notebookType, notebookView, pageView, sectionType, sectionView } from './view';

/** App-only is refused since March 2025: https://learn.microsoft.com/graph/integrate-with-onenote */
const list = accepts(
  'Notes.Create Notes.Read Notes.ReadWrite Notes.Read.All Notes.ReadWrite.All',
  '',
);
const read = accepts('Notes.Read Notes.ReadWrite Notes.Read.All Notes.ReadWrite.All', '');
const create = accepts('Notes.Create Notes.ReadWrite Notes.ReadWrite.All', '');
const write = accepts('Notes.ReadWrite Notes.ReadWrite.All', '');

/** 20 where `$top` does not say, and 100 at most. */
const paged = { pageSize: 20, most: 100, paging: 'skip' } as const;

function listNotebooks(call: Call): Reply {
  const items = notebooksOf(call).notebooks.all().map(notebookView(call));
  return many(call, { ...described.notebooks(call), items, ...paged });
}

function getNotebook(call: Call): Reply {
  const notebook = found(notebooksOf(call).notebooks, param(call, 'notebook-id'));
  return one(call, described.notebooks(call), notebookView(call)(notebook));
}

function createNotebook(call: Call): Reply {
  const notes = notebooksOf(call);
  const name = checkedName(written(jsonBody(call), notebookType)['displayName']);
  const made = notes.notebooks.create(notes.newNotebook(name), call.caller);
  return one(call, described.notebooks(call), notebookView(call)(made), 201);
}

function listSections(call: Call): Reply {
  const { sections, notebooks } = notebooksOf(call);
  const { 'notebook-id': within } = call.params;
  if (within !== undefined) found(notebooks, within);
  const items = sections
    .all()
    .filter(({ notebookId }) => within === undefined || notebookId === within)
    .map(sectionView(call));
  return many(call, { ...described.sections(call), items, ...paged });
}

function createSection(call: Call): Reply {
  const notes = notebooksOf(call);
  const { id } = found(notes.notebooks, param(call, 'notebook-id'));
  const name = checkedName(written(jsonBody(call), sectionType)['displayName']);
  const made = notes.sections.create(notes.newSection(name, id), call.caller);
  return one(call, described.sections(call), sectionView(call)(made), 201);
}

function listPages(call: Call): Reply {
  const { pages, sections } = notebooksOf(call);
  const { id } = found(sections, param(call, 'section-id'));
  const items = pages
    .all()
    .filter(({ sectionId }) => sectionId === id)
    .sort((a, b) => b.createdAt - a.createdAt)
    .map(pageView(call));
  return many(call, { ...described.pages(call), items, ...paged });
}

/** https://learn.microsoft.com/graph/onenote-create-page */
function createPage(call: Call): Reply {
  const notes = notebooksOf(call);
  const section = found(notes.sections, param(call, 'section-id'));
  const type = call.headers['content-type'] ?? '';
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type))
    throw badRequest('The Content-Type is not supported for this request.', '20108');
  const page = notes.addPage(section, new TextDecoder().decode(call.body), call.caller);
  return one(call, described.pages(call), pageView(call)(page), 201);
}

function getPage(call: Call): Reply {
  const page = found(notebooksOf(call).pages, param(call, 'page-id'));
  return one(call, described.pages(call), pageView(call)(page));
}

/** With markup of OneNote's own: https://learn.microsoft.com/graph/onenote-input-output-html */
function getContent(call: Call): Reply {
  const { html } = found(notebooksOf(call).pages, param(call, 'page-id'));
  const shown = html
    .replace(/<html\b/i, '<html lang="en-US"')
    .replace(/<p>/gi, '<p style="margin-top:0pt;margin-bottom:0pt">');
  return { status: 200, headers: { 'content-type': 'text/html' }, bytes: Buffer.from(shown) };
}

/** To the notebook's recycle bin, which nobody reaches through Graph: no more is asked of whoever cleans up. */
function removePage(call: Call): Reply {
  const { pages } = notebooksOf(call);
  pages.remove(found(pages, param(call, 'page-id')));
  return noContent;
}

const base = '/me/onenote';

export const noteRoutes = routesOf(onenote, [
  route('GET', `${base}/notebooks`, 'onenote-list-notebooks', list, listNotebooks),
  route('POST', `${base}/notebooks`, 'onenote-post-notebooks', create, createNotebook),
  route('GET', `${base}/notebooks/{notebook-id}`, 'notebook-get', list, getNotebook),
  route(
    'GET',
    `${base}/notebooks/{notebook-id}/sections`,
    'notebook-list-sections',
    list,
    listSections,
  ),
  route(
    'POST',
    `${base}/notebooks/{notebook-id}/sections`,
    'notebook-post-sections',
    create,
    createSection,
  ),
  route('GET', `${base}/sections`, 'onenote-list-sections', list, listSections),
  route('GET', `${base}/sections/{section-id}/pages`, 'section-list-pages', read, listPages),
  route('POST', `${base}/sections/{section-id}/pages`, 'section-post-pages', create, createPage),
  route('GET', `${base}/pages/{page-id}`, 'page-get', read, getPage),
  route('GET', `${base}/pages/{page-id}/content`, 'page-get', read, getContent),
  route('DELETE', `${base}/pages/{page-id}`, 'page-delete', write, removePage),
]);
