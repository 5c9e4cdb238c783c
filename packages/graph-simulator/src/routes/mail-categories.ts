import { randomUUID } from 'node:crypto';
import type { Entity } from '../core/types';
import { Collection } from '../core/collection';
import { entityType } from '../core/entity-type';
import { badRequest, GraphError } from '../core/errors';
import { usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { collection, required } from './collection-routes';
import { accepts } from './define';

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

function colourIn(given: Readonly<Record<string, unknown>>): string {
  const color = given['color'] ?? 'none';
  if (typeof color === 'string' && /^(none|preset(\d|1\d|2[0-4]))$/i.test(color)) return color;
  throw badRequest('The color is not one of categoryColor.');
}

const nameless = () =>
  badRequest('The display name of a category must not be empty.', 'ErrorInvalidRequest');

export const categoryRoutes = collection<Category>({
  path: '/me/outlook/masterCategories',
  key: 'category-id',
  type: categoryType,
  fragment: (call) => `${usersFragment(call)}/outlook/masterCategories`,
  pages: {
    list: 'outlookuser-list-mastercategories',
    create: 'outlookuser-post-mastercategories',
    get: 'outlookcategory-get',
    update: 'outlookcategory-update',
    remove: 'outlookcategory-delete',
  },
  read,
  write,
  paging: { pageSize: 100 },
  items: ({ user }) => categoriesOf(user).all(),
  create({ user, caller }, given) {
    const displayName = required(given, 'displayName', nameless);
    const categories = categoriesOf(user);
    const name = displayName.toLowerCase();
    if (categories.all().some((category) => category.displayName.toLowerCase() === name))
      throw new GraphError(409, 'ErrorCategoryNameConflict', 'A category has this name already.');
    const category = { id: randomUUID(), displayName, color: colourIn(given) };
    return categories.create(category, caller);
  },
  /** The name stays as it was made: https://learn.microsoft.com/graph/api/outlookcategory-update */
  update({ user }, category, given) {
    if ('displayName' in given)
      throw badRequest('The display name of a category cannot be changed.', 'ErrorInvalidRequest');
    categoriesOf(user).change(category, { color: colourIn(given) });
  },
  remove: ({ user }, category) => categoriesOf(user).remove(category),
});
