import { defineCheck, expect } from '@perennial/checks';
import { get, list } from '../graph';
import { id, listJoined, someTeam, teamNeeds } from './calls';

const listChannels = list('/teams/{id}/channels', id);
const readPrimary = get('/teams/{id}/primaryChannel', id, { select: false });

export default defineCheck({
  title: 'A team’s first channel is among its channels',
  proves: 'The channel “General” of a team is in the team’s list of channels, exactly once.',
  needs: teamNeeds,
  calls: [listJoined, listChannels, readPrimary],
  async run(context) {
    const { graph } = context;
    const at = { id: await someTeam(context) };
    const ids = (await graph.all(listChannels, { at })).map((channel) => channel.id);
    const primary = await graph.send(readPrimary, { at });
    expect.equal('no channel is listed twice', new Set(ids).size, ids.length);
    expect.among('the primary channel is among the channels', primary.id, ids);
  },
});
