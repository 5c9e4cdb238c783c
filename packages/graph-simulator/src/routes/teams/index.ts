import { accepts, learn, routesOf } from '../define';
import { gateway } from '../gateway-errors';
import { listCatalog, teamApps, userApp, userApps } from './apps';
import { listChats } from './chats';
import { createMeeting, createOrGet, deleteMeeting, findMeeting, getMeeting } from './meetings';
import { clearPreferred, getPresence, prefer, setStatusMessage } from './presence';
import {
  getChannel, getMember, getTeam, joinedTeams, listChannels, listMembers, primaryChannel,
} from './team'; // prettier-ignore

const directoryReaders = 'Directory.Read.All Directory.ReadWrite.All';
const groupReaders = `Group.Read.All Group.ReadWrite.All ${directoryReaders}`;
const userReaders = `User.Read.All User.ReadWrite.All ${directoryReaders}`;
const settings = 'TeamSettings.Read.All TeamSettings.ReadWrite.All';
const joined = `Team.ReadBasic.All ${settings} ${userReaders}`;
const team = `Team.ReadBasic.All ${settings} ${groupReaders}`;
const primary = 'Channel.ReadBasic.All ChannelSettings.Read.All ChannelSettings.ReadWrite.All';
const channels = `${primary} ${groupReaders}`;
const readJoined = accepts(joined, joined);
const readTeam = accepts(team, team);
const readChannels = accepts(channels, channels);
const readPrimary = accepts(primary, primary);
const readMembers = accepts(
  'TeamMember.Read.All TeamMember.ReadWrite.All',
  'TeamMember.Read.All TeamMember.ReadWrite.All',
);
const readTeamApps = accepts(
  `TeamsAppInstallation.ReadForTeam TeamsAppInstallation.ReadWriteForTeam ${groupReaders}`,
  `TeamsAppInstallation.ReadForTeam.All TeamsAppInstallation.ReadWriteForTeam.All ${groupReaders}`,
);
const readUserApps = accepts(
  'TeamsAppInstallation.ReadForUser TeamsAppInstallation.ReadWriteForUser',
  'TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadWriteForUser.All',
);
const readCatalog = accepts(
  `AppCatalog.Submit AppCatalog.Read.All AppCatalog.ReadWrite.All ${directoryReaders}`,
  'AppCatalog.Read.All AppCatalog.ReadWrite.All',
);
const readChats = accepts(
  'Chat.ReadBasic Chat.Read Chat.ReadWrite',
  'Chat.ReadBasic.All Chat.Read.All Chat.ReadWrite.All',
);
const readPresence = accepts(
  'Presence.Read Presence.Read.All',
  'Presence.Read.All Presence.ReadWrite.All',
);
const writePresence = accepts('Presence.ReadWrite', 'Presence.ReadWrite.All');
const readMeetings = accepts(
  'OnlineMeetings.Read OnlineMeetings.ReadWrite',
  'OnlineMeetings.Read.All OnlineMeetings.ReadWrite.All',
);
const writeMeetings = accepts('OnlineMeetings.ReadWrite', 'OnlineMeetings.ReadWrite.All');

export const teamsRoutes = routesOf(gateway, [
  {
    method: 'GET',
    path: '/me/joinedTeams',
    page: learn('user-list-joinedteams'),
    ...readJoined,
    handle: joinedTeams,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}',
    page: learn('team-get'),
    ...readTeam,
    handle: getTeam,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}/channels',
    page: learn('channel-list'),
    ...readChannels,
    handle: listChannels,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}/channels/{channel-id}',
    page: learn('channel-get'),
    ...readChannels,
    handle: getChannel,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}/primaryChannel',
    page: learn('team-get-primarychannel'),
    ...readPrimary,
    handle: primaryChannel,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}/members',
    page: learn('team-list-members'),
    ...readMembers,
    handle: listMembers,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}/members/{membership-id}',
    page: learn('team-get-members'),
    ...readMembers,
    handle: getMember,
  },
  {
    method: 'GET',
    path: '/teams/{team-id}/installedApps',
    page: learn('team-list-installedapps'),
    ...readTeamApps,
    handle: teamApps,
  },
  {
    method: 'GET',
    path: '/me/teamwork/installedApps',
    page: learn('userteamwork-list-installedapps'),
    ...readUserApps,
    handle: userApps,
  },
  {
    method: 'GET',
    path: '/me/teamwork/installedApps/{installation-id}',
    page: learn('userteamwork-get-installedapps'),
    ...readUserApps,
    handle: userApp,
  },
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    page: learn('appcatalogs-list-teamsapps'),
    ...readCatalog,
    handle: listCatalog,
  },
  { method: 'GET', path: '/me/chats', page: learn('chat-list'), ...readChats, handle: listChats },
  {
    method: 'GET',
    path: '/me/presence',
    page: learn('presence-get'),
    ...readPresence,
    handle: getPresence,
  },
  {
    method: 'POST',
    path: '/me/presence/setUserPreferredPresence',
    page: learn('presence-setuserpreferredpresence'),
    ...writePresence,
    handle: prefer,
  },
  {
    method: 'POST',
    path: '/me/presence/clearUserPreferredPresence',
    page: learn('presence-clearuserpreferredpresence'),
    ...writePresence,
    handle: clearPreferred,
  },
  {
    method: 'POST',
    path: '/me/presence/setStatusMessage',
    page: learn('presence-setstatusmessage'),
    ...writePresence,
    handle: setStatusMessage,
  },
  {
    method: 'POST',
    path: '/me/onlineMeetings',
    page: learn('application-post-onlinemeetings'),
    ...writeMeetings,
    handle: createMeeting,
  },
  {
    method: 'POST',
    path: '/me/onlineMeetings/createOrGet',
    page: learn('onlinemeeting-createorget'),
    ...writeMeetings,
    handle: createOrGet,
  },
  {
    method: 'GET',
    path: '/me/onlineMeetings',
    page: learn('onlinemeeting-get'),
    ...readMeetings,
    handle: findMeeting,
  },
  {
    method: 'GET',
    path: '/me/onlineMeetings/{meeting-id}',
    page: learn('onlinemeeting-get'),
    ...readMeetings,
    handle: getMeeting,
  },
  {
    method: 'DELETE',
    path: '/me/onlineMeetings/{meeting-id}',
    page: learn('onlinemeeting-delete'),
    ...writeMeetings,
    handle: deleteMeeting,
  },
]);
