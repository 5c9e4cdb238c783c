import type { Call, Reply } from '../core/types';
import { entityType } from '../core/entity-type';
import { outlook } from '../core/errors';
import { many, one, usersFragment } from '../core/reply';
import { accepts, route, routesOf } from './define';
import { categoryRoutes } from './mail-categories';
import { ruleRoutes } from './mail-rules';

const settings = 'MailboxSettings.Read MailboxSettings.ReadWrite';
const readSettings = accepts(settings, settings);
const readSupported = accepts(
  'User.Read User.ReadBasic.All User.Read.All',
  'User.ReadBasic.All User.Read.All',
);

/** https://learn.microsoft.com/graph/api/resources/mailboxsettings */
const settingsType = entityType('mailboxSettings', {
  writable: {},
  readOnly: ['archiveFolder', 'dateFormat', 'language', 'timeFormat', 'timeZone', 'userPurpose'],
});

/** Exchange gives an id to none of what it supports. */
const zoneType = entityType('timeZoneInformation', {
  writable: {},
  readOnly: ['alias', 'displayName'],
});
const localeType = entityType('localeInfo', { writable: {}, readOnly: ['locale', 'displayName'] });

const zones = [
  { alias: 'UTC', displayName: '(UTC) Coordinated Universal Time' },
  { alias: 'Pacific Standard Time', displayName: '(UTC-08:00) Pacific Time (US & Canada)' },
  {
    alias: 'W. Europe Standard Time',
    displayName: '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
  },
  { alias: 'Tokyo Standard Time', displayName: '(UTC+09:00) Osaka, Sapporo, Tokyo' },
];

const locales = [
  { locale: 'de-DE', displayName: 'German (Germany)' },
  { locale: 'en-US', displayName: 'English (United States)' },
  { locale: 'ja-JP', displayName: 'Japanese (Japan)' },
];

function get(call: Call): Reply {
  return one(
    call,
    { type: settingsType, fragment: `${usersFragment(call)}/mailboxSettings` },
    {
      archiveFolder: null,
      dateFormat: 'M/d/yyyy',
      language: locales[1],
      timeFormat: 'h:mm tt',
      timeZone: 'Pacific Standard Time',
      userPurpose: 'user',
    },
  );
}

/** All at once: these functions have no pages. */
function supported(
  type: typeof zoneType,
  items: readonly Readonly<Record<string, string>>[],
): (call: Call) => Reply {
  const fragment = `Collection(${type.type})`;
  return (call) =>
    many(call, { type, fragment, items, pageSize: 1000, most: 1000, paging: 'skip' });
}

export const mailboxSettingsRoutes = routesOf(outlook, [
  route('GET', '/me/mailboxSettings', 'user-get-mailboxsettings', readSettings, get),
  route(
    'GET',
    '/me/outlook/supportedTimeZones',
    'outlookuser-supportedtimezones',
    readSupported,
    supported(zoneType, zones),
  ),
  route(
    'GET',
    '/me/outlook/supportedLanguages',
    'outlookuser-supportedlanguages',
    readSupported,
    supported(localeType, locales),
  ),
  ...categoryRoutes,
  ...ruleRoutes,
]);
