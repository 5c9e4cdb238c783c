import type { Check, Mode } from '@perennial/checks';
import { onceFor } from '../once-for';

/**
 * Permission → the wider ones that serve in its place, one step each; `satisfies` follows the steps.
 * A step stands where Microsoft lists the wider permission beside the narrower one, for the calls of
 * the catalogue. https://learn.microsoft.com/graph/permissions-reference
 */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  'AdministrativeUnit.Read.All': ['AdministrativeUnit.ReadWrite.All', 'Directory.Read.All'],
  'AppCatalog.Read.All': ['AppCatalog.ReadWrite.All'],
  'AppCatalog.Submit': ['AppCatalog.Read.All'],
  'Application.Read.All': ['Application.ReadWrite.All', 'Directory.Read.All'],
  'Calendars.Read': ['Calendars.ReadWrite'],
  'Calendars.Read.Shared': ['Calendars.ReadWrite.Shared'],
  'Channel.ReadBasic.All': ['ChannelSettings.Read.All'],
  'ChannelSettings.Read.All': ['ChannelSettings.ReadWrite.All'],
  'Chat.Read': ['Chat.ReadWrite'],
  'Chat.Read.All': ['Chat.ReadWrite.All'],
  'Chat.ReadBasic': ['Chat.Read'],
  'Chat.ReadBasic.All': ['Chat.Read.All'],
  'Contacts.Read': ['Contacts.ReadWrite'],
  'Device.Read.All': ['Directory.Read.All'],
  'DeviceManagementConfiguration.Read.All': ['DeviceManagementConfiguration.ReadWrite.All'],
  'DeviceManagementManagedDevices.Read.All': ['DeviceManagementManagedDevices.ReadWrite.All'],
  'Directory.Read.All': ['Directory.ReadWrite.All'],
  'Domain.Read.All': ['Domain.ReadWrite.All', 'Directory.Read.All'],
  'Files.Read': ['Files.ReadWrite', 'Files.Read.All'],
  'Files.Read.All': ['Files.ReadWrite.All', 'Sites.Read.All'],
  'Files.ReadWrite': ['Files.ReadWrite.All'],
  'Files.ReadWrite.All': ['Sites.ReadWrite.All'],
  'Group.Create': ['Group.ReadWrite.All'],
  'Group.Read.All': ['Group.ReadWrite.All', 'Directory.Read.All'],
  'GroupMember.Read.All': ['Group.Read.All'],
  'GroupSettings.Read.All': ['GroupSettings.ReadWrite.All', 'Directory.Read.All'],
  'LicenseAssignment.Read.All': ['Directory.Read.All'],
  'Mail.Read': ['Mail.ReadWrite'],
  'Mail.ReadBasic': ['Mail.Read'],
  'Mail.ReadBasic.All': ['Mail.Read'],
  'MailboxSettings.Read': ['MailboxSettings.ReadWrite'],
  'Notes.Create': ['Notes.ReadWrite'],
  'Notes.Read': ['Notes.ReadWrite', 'Notes.Read.All'],
  'Notes.Read.All': ['Notes.ReadWrite.All'],
  'Notes.ReadWrite': ['Notes.ReadWrite.All'],
  'OnlineMeetings.Read': ['OnlineMeetings.ReadWrite'],
  'OnlineMeetings.Read.All': ['OnlineMeetings.ReadWrite.All'],
  'Organization.Read.All': ['Organization.ReadWrite.All', 'Directory.Read.All'],
  'OrgContact.Read.All': ['Directory.Read.All'],
  'People.Read': ['People.Read.All'],
  'Presence.Read': ['Presence.Read.All'],
  'Presence.Read.All': ['Presence.ReadWrite.All'],
  'RoleManagement.Read.Directory': ['RoleManagement.ReadWrite.Directory', 'Directory.Read.All'],
  'SecurityAlert.Read.All': ['SecurityAlert.ReadWrite.All'],
  'SecurityEvents.Read.All': ['SecurityEvents.ReadWrite.All'],
  'Sites.Read.All': ['Sites.ReadWrite.All'],
  'Tasks.Read': ['Tasks.ReadWrite'],
  'Tasks.Read.All': ['Tasks.ReadWrite.All'],
  'Team.ReadBasic.All': ['TeamSettings.Read.All'],
  'TeamMember.Read.All': ['TeamMember.ReadWrite.All'],
  'TeamsAppInstallation.ReadForTeam': ['TeamsAppInstallation.ReadWriteForTeam'],
  'TeamsAppInstallation.ReadForTeam.All': ['TeamsAppInstallation.ReadWriteForTeam.All'],
  'TeamsAppInstallation.ReadForUser': ['TeamsAppInstallation.ReadWriteForUser'],
  'TeamsAppInstallation.ReadForUser.All': ['TeamsAppInstallation.ReadWriteForUser.All'],
  'TeamSettings.Read.All': ['TeamSettings.ReadWrite.All', 'Directory.Read.All'],
  'User.Read': ['User.ReadWrite', 'User.Read.All'],
  'User.Read.All': ['User.ReadWrite.All', 'Directory.Read.All'],
  'User.ReadBasic.All': ['User.Read.All'],
  'User.ReadWrite': ['User.ReadWrite.All'],
};

const lowerCase = (name: string) => name.toLowerCase();

/** Permission → itself and all that serve in its place, in lower case. */
const SERVING: ReadonlyMap<string, readonly string[]> = new Map(
  Object.keys(WIDER).map((needed) => {
    const reached = new Set([needed]);
    for (const one of reached) for (const wider of WIDER[one] ?? []) reached.add(wider);
    return [needed, [...reached].map(lowerCase)];
  }),
);

// A plan asks of every check of the catalogue with one list of what is granted: each is worked out once.
const held = onceFor((granted: readonly string[]) => new Set(granted.map(lowerCase)));
const needed = onceFor(({ calls }: Check) => {
  const inMode = (mode: Mode) => [
    ...new Set(calls.flatMap(({ permission }) => permission[mode] ?? [])),
  ];
  return { application: inMode('application').sort(), delegated: inMode('delegated').sort() };
});

/** Whether a token with these permissions may do what needs `permission`: it has it, or a wider one. */
export const satisfies = (granted: readonly string[], permission: string): boolean =>
  (SERVING.get(permission) ?? [lowerCase(permission)]).some((one) => held(granted).has(one));

/** The permissions a check's calls need in a mode, each once, sorted. */
export const neededPermissions = (check: Check, mode: Mode): readonly string[] =>
  needed(check)[mode];

/** The fewest permissions to grant for a check in a mode: a wider one among them serves for the narrower. */
export function leastPermissions(check: Check, mode: Mode): readonly string[] {
  const all = neededPermissions(check, mode);
  const others = (one: string) => all.filter((other) => other !== one);
  return all.filter((one) => !satisfies(others(one), one));
}

/** The permissions a check needs in a mode and that the token lacks, sorted. */
export function missingPermissions(
  check: Check,
  mode: Mode,
  granted: readonly string[],
): readonly string[] {
  return neededPermissions(check, mode).filter((one) => !satisfies(granted, one));
}
