import type { Call, Entity, Reply } from '../core/types';
import { Collection } from '../core/collection';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { outlookId } from '../core/ids';
import { many, noContent, one, param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { accepts, route } from './define';

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

function described(call: Call) {
  return {
    type: ruleType,
    fragment: `${usersFragment(call)}/mailFolders('inbox')/messageRules`,
  };
}

function list(call: Call): Reply {
  const items = rulesOf(call.user)
    .all()
    .sort((a, b) => a.sequence - b.sequence)
    .map((rule) => ({ ...rule }));
  return many(call, { ...described(call), items, pageSize: 100, most: 1000, paging: 'skip' });
}

function found(call: Call): Rule {
  const id = param(call, 'rule-id');
  const rule = rulesOf(call.user).get(id);
  if (!rule) throw outlook.notFound(id);
  return rule;
}

function get(call: Call): Reply {
  return one(call, described(call), { ...found(call) });
}

/** https://learn.microsoft.com/graph/api/mailfolder-post-messagerules */
function create(call: Call): Reply {
  const given = written(jsonBody(call), ruleType);
  const { displayName, actions } = given;
  if (typeof displayName !== 'string' || displayName === '')
    throw badRequest('The display name of a rule must not be empty.', 'ErrorInvalidRequest');
  if (actions === undefined || actions === null)
    throw badRequest('A rule must have at least one action.', 'ErrorInvalidRequest');
  const rules = rulesOf(call.user);
  const rule = {
    id: outlookId(),
    sequence: rules.all().length + 1,
    isEnabled: true,
    hasError: false,
    isReadOnly: false,
    ...given,
    displayName,
  };
  return one(call, described(call), { ...rules.create(rule, call.caller) }, 201);
}

function update(call: Call): Reply {
  const rule = found(call);
  const given = written(jsonBody(call), ruleType) as Partial<Rule>;
  return one(call, described(call), { ...rulesOf(call.user).change(rule, given) });
}

function remove(call: Call): Reply {
  rulesOf(call.user).remove(found(call));
  return noContent;
}

const rules = '/me/mailFolders/inbox/messageRules';
const rule = `${rules}/{rule-id}`;

export const ruleRoutes = [
  route('GET', rules, 'mailfolder-list-messagerules', read, list),
  route('POST', rules, 'mailfolder-post-messagerules', write, create),
  route('GET', rule, 'messagerule-get', read, get),
  route('PATCH', rule, 'messagerule-update', write, update),
  route('DELETE', rule, 'messagerule-delete', write, remove),
];
