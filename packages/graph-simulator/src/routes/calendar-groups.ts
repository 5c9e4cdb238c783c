import type { Call, Caller, Entity, Reply } from '../core/types';
import type { Calendar } from './calendars';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, GraphError, outlook } from '../core/errors';
import { changeKey, outlookId } from '../core/ids';
import { many, noContent, one, param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { calendarType } from './calendar-list';
import { calendarsOf } from './calendars';
import { route } from './define';
import { read, write } from './event-view';

interface CalendarGroup extends Entity {
  name: string;
}

/** https://learn.microsoft.com/graph/api/resources/calendargroup */
const groupType = entityType('calendarGroup', {
  writable: { name: 'text' },
  readOnly: ['changeKey', 'classId'],
});

/** One person's groups of calendars. What is in none of the others is in the first one. */
class CalendarGroups {
  readonly groups: Collection<CalendarGroup>;
  readonly main: CalendarGroup;
  private readonly others = new WeakMap<Calendar, CalendarGroup>();

  constructor(readonly user: User) {
    this.groups = new Collection(user.tenant, 'calendar', ({ name }) => name);
    this.main = this.groups.seed(newGroup('My Calendars'));
    this.groups.seed(newGroup('Other Calendars'));
  }

  group(id: string): CalendarGroup {
    const found = this.groups.get(id);
    if (!found) throw outlook.notFound(id);
    return found;
  }

  in(group: CalendarGroup): Calendar[] {
    const { calendars } = calendarsOf(this.user);
    return calendars.all().filter((calendar) => (this.others.get(calendar) ?? this.main) === group);
  }

  add(group: CalendarGroup, given: Readonly<Record<string, unknown>>, by: Caller): Calendar {
    const calendar = calendarsOf(this.user).create(given, by);
    this.others.set(calendar, group);
    return calendar;
  }
}

const groupsOf = perUser((user) => new CalendarGroups(user));

function newGroup(name: string): CalendarGroup {
  return {
    id: outlookId(),
    name,
    classId: '0006f0b7-0000-0000-c000-000000000046',
    changeKey: changeKey(),
  };
}

function described(call: Call) {
  return { type: groupType, fragment: `${usersFragment(call)}/calendarGroups` };
}

const page = { pageSize: 10, most: 1000, paging: 'skip' } as const;

function list(call: Call): Reply {
  return many(call, { ...described(call), items: groupsOf(call.user).groups.all(), ...page });
}

function found(call: Call): CalendarGroup {
  return groupsOf(call.user).group(param(call, 'calendar-group-id'));
}

function get(call: Call): Reply {
  return one(call, described(call), found(call));
}

function nameIn(call: Call): string {
  const { name } = written(jsonBody(call), groupType);
  if (typeof name === 'string' && name.trim() !== '') return name;
  throw badRequest('The name of a group must not be empty.', 'ErrorInvalidRequest');
}

function create(call: Call): Reply {
  const { groups } = groupsOf(call.user);
  const name = nameIn(call);
  if (groups.all().some((group) => group.name.toLowerCase() === name.toLowerCase()))
    throw new GraphError(409, 'ErrorFolderExists', 'A group with that name already exists.');
  return one(call, described(call), groups.create(newGroup(name), call.caller), 201);
}

function update(call: Call): Reply {
  const group = found(call);
  groupsOf(call.user).groups.change(group, { name: nameIn(call), changeKey: changeKey() });
  return one(call, described(call), group);
}

/** @throws GraphError 400 for the first group, and for one that holds a calendar. */
function remove(call: Call): Reply {
  const own = groupsOf(call.user);
  const group = found(call);
  if (group === own.main || own.in(group).length > 0)
    throw badRequest('The calendar group cannot be deleted.', 'ErrorCannotDeleteObject');
  own.groups.remove(group);
  return noContent;
}

function describedCalendars(call: Call) {
  const group = encodeURIComponent(param(call, 'calendar-group-id'));
  return { type: calendarType, fragment: `${described(call).fragment}('${group}')/calendars` };
}

function listCalendars(call: Call): Reply {
  const items = groupsOf(call.user).in(found(call));
  return many(call, { ...describedCalendars(call), items, ...page });
}

function createCalendar(call: Call): Reply {
  const given = written(jsonBody(call), calendarType);
  const calendar = groupsOf(call.user).add(found(call), given, call.caller);
  return one(call, describedCalendars(call), calendar, 201);
}

function removeCalendar(call: Call): Reply {
  const id = param(call, 'calendar-id');
  const calendar = groupsOf(call.user)
    .in(found(call))
    .find((each) => each.id === id);
  if (!calendar) throw outlook.notFound(id);
  calendarsOf(call.user).remove(calendar);
  return noContent;
}

const groups = '/me/calendarGroups';
const group = `${groups}/{calendar-group-id}`;

/** Groups of calendars, and the calendars in them. */
export const calendarGroupRoutes = [
  route('GET', groups, 'user-list-calendargroups', read, list),
  route('POST', groups, 'user-post-calendargroups', write, create),
  route('GET', group, 'calendargroup-get', read, get),
  route('PATCH', group, 'calendargroup-update', write, update),
  route('DELETE', group, 'calendargroup-delete', write, remove),
  route('GET', `${group}/calendars`, 'calendargroup-list-calendars', read, listCalendars),
  route('POST', `${group}/calendars`, 'calendargroup-post-calendars', write, createCalendar),
  route('DELETE', `${group}/calendars/{calendar-id}`, 'calendar-delete', write, removeCalendar),
];
