import type { Client } from '../client';
import { newName } from './samples';
import type { Samples } from './samples';

const soon = { dateTime: '2027-03-01T10:00:00', timeZone: 'UTC' };
const later = { dateTime: '2027-03-01T11:00:00', timeZone: 'UTC' };
const named = () => ({ displayName: newName() });
const rule = () => ({ ...named(), isEnabled: false, actions: { stopProcessingRules: true } });
const event = () => ({ subject: newName(), start: soon, end: later });
const file = () => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'a.txt',
  contentBytes: 'YQ==',
});
const toSelf = (client: Client) => ({
  subject: newName(),
  toRecipients: [{ emailAddress: { address: client.userPrincipalName } }],
});

export const outlookSamples: Samples = {
  parameters: {
    'folder-id': (client) => client.make('/me/mailFolders', named()),
    'message-id': (client, made) =>
      client.make(`/me/mailFolders/${made['folder-id'] ?? 'drafts'}/messages`, toSelf(client)),
    'attachment-id': (client, made) =>
      client.make(`/me/messages/${made['message-id'] ?? ''}/attachments`, file()),
    'calendar-id': (client, made) => {
      const group = made['calendar-group-id'];
      const within = group === undefined ? '' : `/calendarGroups/${group}`;
      return client.make(`/me${within}/calendars`, { name: newName() });
    },
    'event-id': (client) => client.make('/me/events', event()),
    'contact-folder-id': (client) => client.make('/me/contactFolders', named()),
    'contact-id': (client) => client.make('/me/contacts', { givenName: newName() }),
    'category-id': (client) => client.make('/me/outlook/masterCategories', named()),
    'rule-id': (client) => client.make('/me/mailFolders/inbox/messageRules', rule()),
    'list-id': (client) => client.make('/me/todo/lists', named()),
    'task-id': (client, made) =>
      client.make(`/me/todo/lists/${made['list-id'] ?? ''}/tasks`, { title: newName() }),
    'check-id': (client, made) =>
      client.make(
        `/me/todo/lists/${made['list-id'] ?? ''}/tasks/${made['task-id'] ?? ''}/checklistItems`,
        named(),
      ),
  },
  bodies: [
    [/^POST \/me\/outlook\/masterCategories$/, named],
    [/^PATCH \/me\/outlook\/masterCategories\/[^/]+$/, () => ({ color: 'preset3' })],
    [/^(POST|PATCH) \/me\/mailFolders\/inbox\/messageRules(\/[^/]+)?$/, rule],
    [/^POST \/me\/.*messages$/, toSelf],
    [/^PATCH \/me\/.*messages\/[^/]+$/, () => ({ subject: 'Changed' })],
    [/^POST \/me\/.*messages\/[^/]+\/(move|copy)$/, () => ({ destinationId: 'archive' })],
    [/^POST \/me\/sendMail$/, (client) => ({ message: toSelf(client) })],
    [/^POST \/me\/messages\/[^/]+\/attachments$/, file],
    [
      /^POST \/me\/getMailTips$/,
      ({ userPrincipalName }) => ({
        EmailAddresses: [userPrincipalName],
        MailTipsOptions: 'maxMessageSize',
      }),
    ],
    [/^(POST|PATCH) \/me\/.*(mailFolders|childFolders|contactFolders)(\/[^/]+)?$/, named],
    [/^(POST|PATCH) \/me\/calendars(\/[^/]+)?$/, () => ({ name: newName() })],
    [/^(POST|PATCH) \/me\/.*events(\/[^/]+)?$/, event],
    [/^(POST|PATCH) \/me\/.*contacts(\/[^/]+)?$/, () => ({ givenName: 'Sam' })],
    [/^(POST|PATCH) \/me\/todo\/lists(\/[^/]+)?$/, named],
    [/^(POST|PATCH) \/me\/todo\/.*tasks(\/[^/]+)?$/, () => ({ title: newName() })],
    [/^(POST|PATCH) \/me\/todo\/.*checklistItems(\/[^/]+)?$/, named],
  ],
  queries: [
    [/\/calendarView/, '?startDateTime=2026-01-01T00:00:00Z&endDateTime=2028-01-01T00:00:00Z'],
  ],
  statuses: [
    [/^POST \/me\/(sendMail|messages\/[^/]+\/send)$/, 202],
    [/^POST \/me\/getMailTips$/, 200],
    [/^GET \/me\/manager$/, 404],
  ],
};
