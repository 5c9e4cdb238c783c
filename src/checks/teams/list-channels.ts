import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { joinedTeams, oneTeam } from './team';

const channel = z.looseObject({ id: z.string() });

const calls = {
  joined: joinedTeams,
  channels: call({
    method: 'GET',
    path: '/teams/{id}/channels',
    delegated: 'Channel.ReadBasic.All',
    application: 'ChannelSettings.Read.All',
    response: pageOf(channel),
    page: 'https://learn.microsoft.com/graph/api/channel-list',
  }),
  primary: call({
    method: 'GET',
    path: '/teams/{id}/primaryChannel',
    delegated: 'Channel.ReadBasic.All',
    application: 'ChannelSettings.Read.All',
    response: channel,
    page: 'https://learn.microsoft.com/graph/api/team-get-primarychannel',
  }),
};

export const check = defineCheck({
  id: 'teams.list-channels',
  workload: 'teams',
  kind: 'read',
  title: 'A team’s first channel is among its channels',
  proves: 'The channel “General” of a team is in the team’s list of channels, exactly once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a team that the user is in'],
  async run(context) {
    const { id } = await oneTeam(context);
    const query = { $select: 'id' };
    const { body: list } = await context.send(calls.channels, { params: { id }, query });
    const { body: primary } = await context.send(calls.primary, { params: { id } });
    const ids = list.value.map((each) => each.id);
    equal('no channel is listed twice', new Set(ids).size, ids.length);
    ok('the primary channel is among the channels', ids.includes(primary.id));
  },
});
