import { HOUR_MS } from '../../core/durations';
import type { Call, Reply } from '../../core/types';
import { entityType } from '../../core/entity-type';
import { guidOf, isoSeconds } from '../../core/ids';
import { many } from '../../core/reply';
import { perUser } from '../../core/tenant';

/** https://learn.microsoft.com/graph/api/resources/chat */
const chatType = entityType('chat', {
  writable: {},
  readOnly: [
    'chatType', 'createdDateTime', 'isHiddenForAllMembers', 'lastUpdatedDateTime', 'onlineMeetingInfo', 'tenantId',
    'topic', 'viewpoint', 'webUrl',
  ], // prettier-ignore
  expandable: ['members', 'lastMessagePreview'],
});

const CHATS = 13;

const chatsOf = perUser(({ id, tenant }) =>
  Array.from({ length: CHATS }, (_, index) => {
    const chatId = `19:${guidOf(`chat ${index} of ${id}`).replaceAll('-', '')}@thread.v2`;
    const at = tenant.now() - (index + 1) * 7 * HOUR_MS;
    return {
      id: chatId,
      topic: `Project ${index + 1}`,
      createdDateTime: isoSeconds(at - 24 * HOUR_MS),
      lastUpdatedDateTime: isoSeconds(at),
      chatType: 'group',
      webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(chatId)}/0?tenantId=${tenant.id}`,
      tenantId: tenant.id,
      onlineMeetingInfo: null,
      viewpoint: null,
    };
  }),
);

export function listChats(call: Call): Reply {
  const items = chatsOf(call.user);
  const list = { pageSize: 20, most: 50, paging: 'token' } as const;
  return many(call, { ...list, type: chatType, fragment: 'chats', items });
}
