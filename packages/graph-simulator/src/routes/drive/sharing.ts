import { randomBytes } from 'node:crypto';
import type { Call, Reply } from '../../core/types';
import type { Drive, DriveItem, Link } from './drive';
import { entityType, jsonBody } from '../../core/entity-type';
import { badRequest, files } from '../../core/errors';
import { isoSeconds } from '../../core/ids';
import { many, noContent, one, param } from '../../core/reply';
import { driveOf } from './drive';
import { described, itemOf } from './view';
import { words } from '../define';

/** https://learn.microsoft.com/graph/api/resources/permission */
const permissionType = entityType('permission', {
  writable: {},
  readOnly:
    words(`expirationDateTime grantedTo grantedToIdentities grantedToIdentitiesV2 grantedToV2
      hasPassword inheritedFrom invitation link roles shareId`),
});

/** https://learn.microsoft.com/graph/api/resources/driveitemversion */
const versionType = entityType('driveItemVersion', {
  writable: {},
  readOnly: ['content', 'lastModifiedBy', 'lastModifiedDateTime', 'publication', 'size'],
});

const thumbnailType = entityType('thumbnailSet', {
  writable: {},
  readOnly: ['large', 'medium', 'small', 'source'],
});

function fragment(call: Call, ending: string): string {
  return `${described(call).fragment}('${itemOf(call).id}')/${ending}`;
}

function linkView({ id, type, scope }: Link): Record<string, unknown> {
  return {
    id,
    roles: [type === 'edit' ? 'write' : 'read'],
    hasPassword: false,
    grantedToIdentitiesV2: [],
    link: {
      type,
      scope,
      webUrl: `https://contoso-my.sharepoint.com/:t:/g/personal/${id}`,
      preventsDownload: false,
    },
  };
}

/** https://learn.microsoft.com/graph/api/driveitem-createlink */
export function createLink(call: Call): Reply {
  const { type, scope = 'organization' } = jsonBody(call);
  if (!['view', 'edit', 'embed'].includes(String(type)))
    throw badRequest('The type of the link is not valid.', 'invalidRequest');
  if (!['anonymous', 'organization', 'users'].includes(String(scope)))
    throw badRequest('The scope of the link is not valid.', 'invalidRequest');
  const item = itemOf(call);
  const known = item.links.find((each) => each.type === type && each.scope === scope);
  const link = known ?? {
    id: randomBytes(16).toString('base64url'),
    type: String(type),
    scope: String(scope),
  };
  if (!known) driveOf(call).change(item, { links: [...item.links, link] });
  return one(
    call,
    { type: permissionType, fragment: fragment(call, 'permissions') },
    linkView(link),
    known ? 200 : 201,
  );
}

export function permissions(call: Call): Reply {
  const { user } = driveOf(call);
  const identity = { user: { id: user.id, displayName: user.displayName } };
  const owner = {
    id: 'aTowIy5mfG1lbWJlcnNoaXB8b3duZXI',
    roles: ['owner'],
    grantedTo: identity,
    grantedToV2: identity,
  };
  const items = [owner, ...itemOf(call).links.map(linkView)];
  return many(call, {
    type: permissionType,
    fragment: fragment(call, 'permissions'),
    items,
    pageSize: 200,
    most: 999,
    paging: 'token',
  });
}

export function removePermission(call: Call): Reply {
  const item = itemOf(call);
  const id = param(call, 'permission-id');
  if (!item.links.some((link) => link.id === id)) throw files.notFound(id);
  driveOf(call).change(item, { links: item.links.filter((link) => link.id !== id) });
  return noContent;
}

/** Newest first. */
export function versions(call: Call): Reply {
  const items = versionsOf(driveOf(call), itemOf(call));
  return many(call, {
    type: versionType,
    fragment: fragment(call, 'versions'),
    items,
    pageSize: 200,
    most: 999,
    paging: 'token',
  });
}

function versionsOf({ user }: Drive, { revisions }: DriveItem): Record<string, unknown>[] {
  const lastModifiedBy = { user: { id: user.id, displayName: user.displayName } };
  return revisions
    .map(({ content, at }, index) => ({
      id: `${index + 1}.0`,
      lastModifiedBy,
      lastModifiedDateTime: isoSeconds(at),
      size: content.length,
    }))
    .reverse();
}

/** None: what lies here are texts and folders. */
export function thumbnails(call: Call): Reply {
  itemOf(call);
  return many(call, {
    type: thumbnailType,
    fragment: fragment(call, 'thumbnails'),
    items: [],
    pageSize: 200,
    most: 999,
    paging: 'token',
  });
}
