import type { Entity } from '../core/types';
import { Collection } from '../core/collection';
import { entityType } from '../core/entity-type';
import { badRequest } from '../core/errors';
import { outlookId } from '../core/ids';
import { usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { collection, required } from './collection-routes';
import { accepts } from './define';

const both = 'MailboxSettings.Read MailboxSettings.ReadWrite';
const read = accepts(both, both);
const write = accepts('MailboxSettings.ReadWrite', 'MailboxSettings.ReadWrite');

interface Rule extends Entity {
  displayName: string;
  sequence: number;
}

/** https://learn.microsoft.com/graph/api/resources/messagerule */
const ruleType = entityType('messageRule', {
  writable: {
    displayName: 'text',
    sequence: 'number',
    isEnabled: 'flag',
    conditions: 'object',
    actions: 'object',
    exceptions: 'object',
  },
  readOnly: ['hasError', 'isReadOnly'],
});

const rulesOf = perUser(
  (user) => new Collection<Rule>(user.tenant, 'mailbox-settings', ({ displayName }) => displayName),
);

const nameless = () =>
  badRequest('The display name of a rule must not be empty.', 'ErrorInvalidRequest');

export const ruleRoutes = collection<Rule>({
  path: '/me/mailFolders/inbox/messageRules',
  key: 'rule-id',
  type: ruleType,
  fragment: (call) => `${usersFragment(call)}/mailFolders('inbox')/messageRules`,
  pages: {
    list: 'mailfolder-list-messagerules',
    create: 'mailfolder-post-messagerules',
    get: 'messagerule-get',
    update: 'messagerule-update',
    remove: 'messagerule-delete',
  },
  read,
  write,
  paging: { pageSize: 100 },
  items: ({ user }) =>
    rulesOf(user)
      .all()
      .sort((a, b) => a.sequence - b.sequence),
  create({ user, caller }, given) {
    const displayName = required(given, 'displayName', nameless);
    if (given['actions'] === undefined || given['actions'] === null)
      throw badRequest('A rule must have at least one action.', 'ErrorInvalidRequest');
    const rules = rulesOf(user);
    const rule = {
      id: outlookId(),
      sequence: rules.all().length + 1,
      isEnabled: true,
      hasError: false,
      isReadOnly: false,
      ...given,
      displayName,
    };
    return rules.create(rule, caller);
  },
  update: ({ user }, rule, given) => void rulesOf(user).change(rule, given),
  remove: ({ user }, rule) => rulesOf(user).remove(rule),
});
