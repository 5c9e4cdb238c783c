import type { Call, Caller, Entity } from '../core/types';
import type { Calendar } from './calendars';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { entityType } from '../core/entity-type';
import { badRequest, GraphError, outlook } from '../core/errors';
import { changeKey, outlookId } from '../core/ids';
import { param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { calendarType } from './calendar-list';
import { calendarsOf } from './calendars';
import { collection, required } from './collection-routes';
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

const nameless = () => badRequest('The name of a group must not be empty.', 'ErrorInvalidRequest');

/** The group that a path names. */
const groupOf = (call: Call) => groupsOf(call.user).group(param(call, 'calendar-group-id'));
const fragment = (call: Call) => `${usersFragment(call)}/calendarGroups`;

const groups = collection<CalendarGroup>({
  path: '/me/calendarGroups',
  key: 'calendar-group-id',
  type: groupType,
  fragment,
  pages: {
    list: 'user-list-calendargroups',
    create: 'user-post-calendargroups',
    get: 'calendargroup-get',
    update: 'calendargroup-update',
    remove: 'calendargroup-delete',
  },
  read,
  write,
  items: ({ user }) => groupsOf(user).groups.all(),
  find: groupOf,
  create({ user, caller }, given) {
    const own = groupsOf(user).groups;
    const name = required(given, 'name', nameless);
    if (own.all().some((group) => group.name.toLowerCase() === name.toLowerCase()))
      throw new GraphError(409, 'ErrorFolderExists', 'A group with that name already exists.');
    return own.create(newGroup(name), caller);
  },
  update({ user }, group, given) {
    const name = required(given, 'name', nameless);
    groupsOf(user).groups.change(group, { name, changeKey: changeKey() });
  },
  /** @throws GraphError 400 for the first group, and for one that holds a calendar. */
  remove({ user }, group) {
    const own = groupsOf(user);
    if (group === own.main || own.in(group).length > 0)
      throw badRequest('The calendar group cannot be deleted.', 'ErrorCannotDeleteObject');
    own.groups.remove(group);
  },
});

const calendarsInGroup = collection<Calendar>({
  path: '/me/calendarGroups/{calendar-group-id}/calendars',
  key: 'calendar-id',
  type: calendarType,
  fragment: (call) =>
    `${fragment(call)}('${encodeURIComponent(param(call, 'calendar-group-id'))}')/calendars`,
  pages: {
    list: 'calendargroup-list-calendars',
    create: 'calendargroup-post-calendars',
    remove: 'calendar-delete',
  },
  read,
  write,
  items: (call) => groupsOf(call.user).in(groupOf(call)),
  create: (call, given) => groupsOf(call.user).add(groupOf(call), given, call.caller),
  remove: ({ user }, calendar) => calendarsOf(user).remove(calendar),
});

/** Groups of calendars, and the calendars in them. */
export const calendarGroupRoutes = [...groups, ...calendarsInGroup];
