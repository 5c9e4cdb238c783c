import { randomUUID } from 'node:crypto';
import type { Call, Entity, Reply } from '../core/types';
import { Collection } from '../core/collection';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, GraphError, outlook } from '../core/errors';
import { many, noContent, one, param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { accepts, route } from './define';

const both = 'MailboxSettings.Read MailboxSettings.ReadWrite';
const read = accepts(both, both);
const write = accepts('MailboxSettings.ReadWrite', 'MailboxSettings.ReadWrite');

interface Category extends Entity {
  readonly displayName: string;
  color: string;
}

/** https://learn.microsoft.com/graph/api/resources/outlookcategory */
const categoryType = entityType('outlookCategory', {
  writable: { displayName: 'text', color: 'text' },
});

const categoriesOf = perUser((user) => {
  const categories = new Collection<Category>(
    user.tenant,
    'mailbox-settings',
    ({ displayName }) => displayName,
  );
  for (const [index, colour] of ['Red', 'Orange', 'Green', 'Blue'].entries())
    categories.seed({
      id: randomUUID(),
      displayName: `${colour} category`,
      color: `preset${index}`,
    });
  return categories;
});

function described(call: Call) {
  return { type: categoryType, fragment: `${usersFragment(call)}/outlook/masterCategories` };
}

function list(call: Call): Reply {
  const items = categoriesOf(call.user)
    .all()
    .map((category) => ({ ...category }));
  return many(call, { ...described(call), items, pageSize: 100, most: 1000, paging: 'skip' });
}

function found(call: Call): Category {
  const id = param(call, 'category-id');
  const category = categoriesOf(call.user).get(id);
  if (!category) throw outlook.notFound(id);
  return category;
}

function get(call: Call): Reply {
  return one(call, described(call), { ...found(call) });
}

function colourIn(given: Readonly<Record<string, unknown>>): string {
  const color = given['color'] ?? 'none';
  if (typeof color === 'string' && /^(none|preset(\d|1\d|2[0-4]))$/i.test(color)) return color;
  throw badRequest('The color is not one of categoryColor.');
}

function create(call: Call): Reply {
  const given = written(jsonBody(call), categoryType);
  const { displayName } = given;
  if (typeof displayName !== 'string' || displayName.trim() === '')
    throw badRequest('The display name of a category must not be empty.', 'ErrorInvalidRequest');
  const categories = categoriesOf(call.user);
  const name = displayName.toLowerCase();
  if (categories.all().some((category) => category.displayName.toLowerCase() === name))
    throw new GraphError(409, 'ErrorCategoryNameConflict', 'A category has this name already.');
  const category = { id: randomUUID(), displayName, color: colourIn(given) };
  return one(call, described(call), { ...categories.create(category, call.caller) }, 201);
}

/** The name stays as it was made: https://learn.microsoft.com/graph/api/outlookcategory-update */
function update(call: Call): Reply {
  const category = found(call);
  const given = written(jsonBody(call), categoryType);
  if ('displayName' in given)
    throw badRequest('The display name of a category cannot be changed.', 'ErrorInvalidRequest');
  return one(call, described(call), {
    ...categoriesOf(call.user).change(category, { color: colourIn(given) }),
  });
}

function remove(call: Call): Reply {
  categoriesOf(call.user).remove(found(call));
  return noContent;
}

const category = '/me/outlook/masterCategories/{category-id}';

export const categoryRoutes = [
  route('GET', '/me/outlook/masterCategories', 'outlookuser-list-mastercategories', read, list),
  route('POST', '/me/outlook/masterCategories', 'outlookuser-post-mastercategories', write, create),
  route('GET', category, 'outlookcategory-get', read, get),
  route('PATCH', category, 'outlookcategory-update', write, update),
  route('DELETE', category, 'outlookcategory-delete', write, remove),
];
