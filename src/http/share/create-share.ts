import * as z from 'zod';
import { shareAccount } from '../../accounts/share';
import { shownFields } from '../../domain/share';
import { accountOf } from '../accounts/account';
import { iso } from '../failure-view';
import { operation, WRITE } from '../operation';
import { link, time } from '../schemas/common';

const shows = z.array(z.enum(shownFields)).max(shownFields.length);

const input = z
  .strictObject({
    shows: shows.default([]).describe('What is shown besides the state. Default: nothing'),
  })
  .meta({ id: 'ShareInput', examples: [{ shows: ['name'] }] });

export const shared = z.object({ link, badge: link, shows, since: time }).meta({
  id: 'Share',
  examples: [
    {
      link: 'https://perennial.example/s/0f6e2f7c',
      badge: 'https://perennial.example/s/0f6e2f7c/badge.svg',
      shows: ['name'],
      since: '2026-11-21T11:55:00.000Z',
    },
  ],
});

export const createShare = operation({
  id: 'createShare',
  method: 'POST',
  path: '/api/accounts/{accountId}/share',
  tag: 'accounts',
  summary: 'A link and a badge that show how the account does, to whoever has them',
  description:
    'Told this once. Another one takes the place of the one before, which then opens nothing. Tenant, user and name are shown only where `shows` names them.',
  roles: WRITE,
  body: input,
  bodyOptional: true,
  answers: { 201: { description: 'The link', schema: shared } },
  problems: [404],
  async handle(call) {
    const { core, principal, body, request } = call;
    const { id } = await accountOf(call);
    const shown = [...new Set(body.shows)];
    const { token, account } = await shareAccount(core, principal, id, shown);
    const address = new URL(`/s/${token}`, core.publicOrigin ?? request.origin).href;
    const since = iso(account.share?.since ?? core.clock());
    return {
      status: 201,
      body: { link: address, badge: `${address}/badge.svg`, shows: shown, since },
    };
  },
});
