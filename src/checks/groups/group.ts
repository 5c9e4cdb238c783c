import type * as z from 'zod';
import { call } from '../define';

/** A group by its id. */
export const groupCall = <Schema extends z.ZodType>(response: Schema) =>
  call({
    method: 'GET',
    path: '/groups/{id}',
    delegated: 'GroupMember.Read.All',
    application: 'GroupMember.Read.All',
    response,
    page: 'https://learn.microsoft.com/graph/api/group-get',
    wider:
      'Group-NestingSupport.ReadWrite.All is for one property, and may write; GroupMember.Read.All reads any group.',
  });

/** A page of the groups of the tenant. */
export const groupsCall = <Schema extends z.ZodType>(response: Schema) =>
  call({
    method: 'GET',
    path: '/groups',
    delegated: 'GroupMember.Read.All',
    application: 'GroupMember.Read.All',
    response,
    page: 'https://learn.microsoft.com/graph/api/group-list',
  });
