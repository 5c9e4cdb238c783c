// Written by `npm run generate` from the files of src/checks.
import { checkOf } from '@perennial/checks';
import type { Check, Creation } from '@perennial/checks';
import auditListChanges from './audit/list-changes.check';
import auditListRegistrations from './audit/list-registrations.check';
import auditListSignIns from './audit/list-sign-ins.check';
import calendarEditEvent from './calendar/edit-event.check';
import calendarFindDefault from './calendar/find-default.check';
import calendarFindTimes from './calendar/find-times.check';
import calendarListGroups from './calendar/list-groups.check';
import calendarMakeCalendar from './calendar/make-calendar.check';
import calendarMakeGroup from './calendar/make-group.check';
import calendarPlanEvent from './calendar/plan-event.check';
import calendarReadSchedule from './calendar/read-schedule.check';
import calendarRepeatEvent from './calendar/repeat-event.check';
import calendarSetReminder from './calendar/set-reminder.check';
import calendarSplitRange from './calendar/split-range.check';
import calendarTrackEvent from './calendar/track-event.check';
import contactsAddContact from './contacts/add-contact.check';
import contactsMakeFolder from './contacts/make-folder.check';
import contactsPageContacts from './contacts/page-contacts.check';
import contactsTrackContacts from './contacts/track-contacts.check';
import devicesListDevices from './devices/list-devices.check';
import devicesListManaged from './devices/list-managed.check';
import devicesListOwned from './devices/list-owned.check';
import devicesListPolicies from './devices/list-policies.check';
import devicesListRegistered from './devices/list-registered.check';
import directoryFilterUsers from './directory/filter-users.check';
import directoryFindGraph from './directory/find-graph.check';
import directoryListApplications from './directory/list-applications.check';
import directoryListContacts from './directory/list-contacts.check';
import directoryListDeletedGroups from './directory/list-deleted-groups.check';
import directoryListDomains from './directory/list-domains.check';
import directoryListPrincipals from './directory/list-principals.check';
import directoryListRoleDefinitions from './directory/list-role-definitions.check';
import directoryListSettingTemplates from './directory/list-setting-templates.check';
import directoryListUnits from './directory/list-units.check';
import directoryMatchRoles from './directory/match-roles.check';
import directoryPageUsers from './directory/page-users.check';
import directoryReadOrganization from './directory/read-organization.check';
import directoryTrackUsers from './directory/track-users.check';
import extensionsListOwn from './extensions/list-own.check';
import extensionsListSchemas from './extensions/list-schemas.check';
import extensionsMarkDraft from './extensions/mark-draft.check';
import extensionsMarkEvent from './extensions/mark-event.check';
import extensionsMarkUser from './extensions/mark-user.check';
import filesCopyFile from './files/copy-file.check';
import filesDownloadRange from './files/download-range.check';
import filesFillFolder from './files/fill-folder.check';
import filesFindDocuments from './files/find-documents.check';
import filesGuardFile from './files/guard-file.check';
import filesListRoot from './files/list-root.check';
import filesMoveFile from './files/move-file.check';
import filesOpenByPath from './files/open-by-path.check';
import filesReadQuota from './files/read-quota.check';
import filesRenameFile from './files/rename-file.check';
import filesReplaceFile from './files/replace-file.check';
import filesSearchFolder from './files/search-folder.check';
import filesShareLink from './files/share-link.check';
import filesStoreFile from './files/store-file.check';
import filesTrackFile from './files/track-file.check';
import filesTrackRoot from './files/track-root.check';
import filesUploadInParts from './files/upload-in-parts.check';
import groupsCountMembers from './groups/count-members.check';
import groupsFindMembership from './groups/find-membership.check';
import groupsListGroups from './groups/list-groups.check';
import groupsMakeGroup from './groups/make-group.check';
import groupsTrackGroups from './groups/track-groups.check';
import licencesCompareAssigned from './licences/compare-assigned.check';
import licencesListSkus from './licences/list-skus.check';
import licencesMatchSkus from './licences/match-skus.check';
import licencesReadPlans from './licences/read-plans.check';
import mailAttachFile from './mail/attach-file.check';
import mailCopyDraft from './mail/copy-draft.check';
import mailEditDraft from './mail/edit-draft.check';
import mailListFolders from './mail/list-folders.check';
import mailMakeFolder from './mail/make-folder.check';
import mailMoveDraft from './mail/move-draft.check';
import mailPageInbox from './mail/page-inbox.check';
import mailReadTips from './mail/read-tips.check';
import mailSendToSelf from './mail/send-to-self.check';
import mailSortInbox from './mail/sort-inbox.check';
import mailTrackDraft from './mail/track-draft.check';
import mailTrackFolders from './mail/track-folders.check';
import mailWriteDraft from './mail/write-draft.check';
import mailboxSettingsAddCategory from './mailbox-settings/add-category.check';
import mailboxSettingsAddRule from './mailbox-settings/add-rule.check';
import mailboxSettingsReadTimeZone from './mailbox-settings/read-time-zone.check';
import notesListNotebooks from './notes/list-notebooks.check';
import notesListSections from './notes/list-sections.check';
import notesPagePages from './notes/page-pages.check';
import notesReadPage from './notes/read-page.check';
import notesWritePage from './notes/write-page.check';
import peopleListPeople from './people/list-people.check';
import plannerDescribeTask from './planner/describe-task.check';
import plannerKeepBucket from './planner/keep-bucket.check';
import plannerKeepTask from './planner/keep-task.check';
import plannerListMyPlans from './planner/list-my-plans.check';
import plannerListMyTasks from './planner/list-my-tasks.check';
import plannerMatchBuckets from './planner/match-buckets.check';
import profileFindSelf from './profile/find-self.check';
import profileReadSelf from './profile/read-self.check';
import profileShowPhoto from './profile/show-photo.check';
import reportsCountActiveUsers from './reports/count-active-users.check';
import reportsCountMail from './reports/count-mail.check';
import reportsCountTeams from './reports/count-teams.check';
import reportsMeasureDrives from './reports/measure-drives.check';
import reportsMeasureMailboxes from './reports/measure-mailboxes.check';
import reportsMeasureSites from './reports/measure-sites.check';
import searchQueryFiles from './search/query-files.check';
import searchQueryMessages from './search/query-messages.check';
import securityListAlerts from './security/list-alerts.check';
import securityListControls from './security/list-controls.check';
import securityReadScore from './security/read-score.check';
import serviceHealthListIssues from './service-health/list-issues.check';
import serviceHealthListMessages from './service-health/list-messages.check';
import serviceHealthListOverviews from './service-health/list-overviews.check';
import sitesKeepItem from './sites/keep-item.check';
import sitesListAll from './sites/list-all.check';
import sitesListColumns from './sites/list-columns.check';
import sitesListContentTypes from './sites/list-content-types.check';
import sitesListDrives from './sites/list-drives.check';
import sitesListFollowed from './sites/list-followed.check';
import sitesListLists from './sites/list-lists.check';
import sitesListPages from './sites/list-pages.check';
import sitesPageItems from './sites/page-items.check';
import sitesReadRoot from './sites/read-root.check';
import sitesSearchSites from './sites/search-sites.check';
import sitesTrackItem from './sites/track-item.check';
import tasksCheckSteps from './tasks/check-steps.check';
import tasksDescribeTask from './tasks/describe-task.check';
import tasksFindDefaultList from './tasks/find-default-list.check';
import tasksKeepList from './tasks/keep-list.check';
import tasksPageTasks from './tasks/page-tasks.check';
import tasksTrackLists from './tasks/track-lists.check';
import tasksTrackTask from './tasks/track-task.check';
import teamsBrowseCatalog from './teams/browse-catalog.check';
import teamsListApps from './teams/list-apps.check';
import teamsListChannels from './teams/list-channels.check';
import teamsListChats from './teams/list-chats.check';
import teamsListJoined from './teams/list-joined.check';
import teamsListMembers from './teams/list-members.check';
import teamsListUserApps from './teams/list-user-apps.check';
import teamsPlanMeeting from './teams/plan-meeting.check';
import teamsPreferPresence from './teams/prefer-presence.check';
import teamsReadPresence from './teams/read-presence.check';
import teamsSetStatus from './teams/set-status.check';
import workbooksAddSheet from './workbooks/add-sheet.check';
import workbooksAddTable from './workbooks/add-table.check';
import workbooksCalculateSum from './workbooks/calculate-sum.check';
import workbooksKeepSession from './workbooks/keep-session.check';
import workbooksWriteRange from './workbooks/write-range.check';
import {
  calendar as calendarCalendar,
  event as calendarEvent,
  group as calendarGroup,
} from './calendar/calls';
import { contact as contactsContact, folder as contactsFolder } from './contacts/calls';
import { userExtension as extensionsUserExtension } from './extensions/calls';
import {
  copy as filesCopy,
  file as filesFile,
  folder as filesFolder,
  partedFile as filesPartedFile,
} from './files/calls';
import { group as groupsGroup } from './groups/calls';
import { draft as mailDraft, folder as mailFolder, sentMail as mailSentMail } from './mail/calls';
import {
  category as mailboxSettingsCategory,
  rule as mailboxSettingsRule,
} from './mailbox-settings/calls';
import { page as notesPage } from './notes/calls';
import { bucket as plannerBucket, task as plannerTask } from './planner/calls';
import { item as sitesItem } from './sites/calls';
import { taskList as tasksTaskList } from './tasks/calls';
import { meeting as teamsMeeting } from './teams/meeting';
import { preference as teamsPreference, status as teamsStatus } from './teams/presence';
import { workbook as workbooksWorkbook } from './workbooks/calls';

export const checks: readonly Check[] = [
  checkOf('audit.list-changes', auditListChanges),
  checkOf('audit.list-registrations', auditListRegistrations),
  checkOf('audit.list-sign-ins', auditListSignIns),
  checkOf('calendar.edit-event', calendarEditEvent),
  checkOf('calendar.find-default', calendarFindDefault),
  checkOf('calendar.find-times', calendarFindTimes),
  checkOf('calendar.list-groups', calendarListGroups),
  checkOf('calendar.make-calendar', calendarMakeCalendar, 'polled'),
  checkOf('calendar.make-group', calendarMakeGroup, 'polled'),
  checkOf('calendar.plan-event', calendarPlanEvent, 'polled'),
  checkOf('calendar.read-schedule', calendarReadSchedule),
  checkOf('calendar.repeat-event', calendarRepeatEvent, 'polled'),
  checkOf('calendar.set-reminder', calendarSetReminder, 'polled'),
  checkOf('calendar.split-range', calendarSplitRange),
  checkOf('calendar.track-event', calendarTrackEvent, 'polled'),
  checkOf('contacts.add-contact', contactsAddContact),
  checkOf('contacts.make-folder', contactsMakeFolder, 'polled'),
  checkOf('contacts.page-contacts', contactsPageContacts),
  checkOf('contacts.track-contacts', contactsTrackContacts),
  checkOf('devices.list-devices', devicesListDevices),
  checkOf('devices.list-managed', devicesListManaged),
  checkOf('devices.list-owned', devicesListOwned),
  checkOf('devices.list-policies', devicesListPolicies),
  checkOf('devices.list-registered', devicesListRegistered),
  checkOf('directory.filter-users', directoryFilterUsers),
  checkOf('directory.find-graph', directoryFindGraph),
  checkOf('directory.list-applications', directoryListApplications),
  checkOf('directory.list-contacts', directoryListContacts),
  checkOf('directory.list-deleted-groups', directoryListDeletedGroups),
  checkOf('directory.list-domains', directoryListDomains),
  checkOf('directory.list-principals', directoryListPrincipals),
  checkOf('directory.list-role-definitions', directoryListRoleDefinitions),
  checkOf('directory.list-setting-templates', directoryListSettingTemplates),
  checkOf('directory.list-units', directoryListUnits),
  checkOf('directory.match-roles', directoryMatchRoles),
  checkOf('directory.page-users', directoryPageUsers),
  checkOf('directory.read-organization', directoryReadOrganization),
  checkOf('directory.track-users', directoryTrackUsers),
  checkOf('extensions.list-own', extensionsListOwn),
  checkOf('extensions.list-schemas', extensionsListSchemas),
  checkOf('extensions.mark-draft', extensionsMarkDraft),
  checkOf('extensions.mark-event', extensionsMarkEvent),
  checkOf('extensions.mark-user', extensionsMarkUser, 'polled'),
  checkOf('files.copy-file', filesCopyFile, 'polled'),
  checkOf('files.download-range', filesDownloadRange),
  checkOf('files.fill-folder', filesFillFolder, 'polled'),
  checkOf('files.find-documents', filesFindDocuments),
  checkOf('files.guard-file', filesGuardFile),
  checkOf('files.list-root', filesListRoot),
  checkOf('files.move-file', filesMoveFile, 'polled'),
  checkOf('files.open-by-path', filesOpenByPath),
  checkOf('files.read-quota', filesReadQuota),
  checkOf('files.rename-file', filesRenameFile, 'polled'),
  checkOf('files.replace-file', filesReplaceFile, 'polled'),
  checkOf('files.search-folder', filesSearchFolder),
  checkOf('files.share-link', filesShareLink, 'polled'),
  checkOf('files.store-file', filesStoreFile, 'polled'),
  checkOf('files.track-file', filesTrackFile, 'polled'),
  checkOf('files.track-root', filesTrackRoot),
  checkOf('files.upload-in-parts', filesUploadInParts),
  checkOf('groups.count-members', groupsCountMembers),
  checkOf('groups.find-membership', groupsFindMembership),
  checkOf('groups.list-groups', groupsListGroups),
  checkOf('groups.make-group', groupsMakeGroup, 'polled'),
  checkOf('groups.track-groups', groupsTrackGroups),
  checkOf('licences.compare-assigned', licencesCompareAssigned),
  checkOf('licences.list-skus', licencesListSkus),
  checkOf('licences.match-skus', licencesMatchSkus),
  checkOf('licences.read-plans', licencesReadPlans),
  checkOf('mail.attach-file', mailAttachFile, 'polled'),
  checkOf('mail.copy-draft', mailCopyDraft, 'polled'),
  checkOf('mail.edit-draft', mailEditDraft),
  checkOf('mail.list-folders', mailListFolders),
  checkOf('mail.make-folder', mailMakeFolder, 'polled'),
  checkOf('mail.move-draft', mailMoveDraft, 'polled'),
  checkOf('mail.page-inbox', mailPageInbox),
  checkOf('mail.read-tips', mailReadTips),
  checkOf('mail.send-to-self', mailSendToSelf, 'polled'),
  checkOf('mail.sort-inbox', mailSortInbox),
  checkOf('mail.track-draft', mailTrackDraft, 'polled'),
  checkOf('mail.track-folders', mailTrackFolders),
  checkOf('mail.write-draft', mailWriteDraft),
  checkOf('mailbox-settings.add-category', mailboxSettingsAddCategory, 'polled'),
  checkOf('mailbox-settings.add-rule', mailboxSettingsAddRule, 'polled'),
  checkOf('mailbox-settings.read-time-zone', mailboxSettingsReadTimeZone),
  checkOf('notes.list-notebooks', notesListNotebooks),
  checkOf('notes.list-sections', notesListSections),
  checkOf('notes.page-pages', notesPagePages),
  checkOf('notes.read-page', notesReadPage),
  checkOf('notes.write-page', notesWritePage, 'polled'),
  checkOf('people.list-people', peopleListPeople),
  checkOf('planner.describe-task', plannerDescribeTask, 'polled'),
  checkOf('planner.keep-bucket', plannerKeepBucket, 'polled'),
  checkOf('planner.keep-task', plannerKeepTask, 'polled'),
  checkOf('planner.list-my-plans', plannerListMyPlans),
  checkOf('planner.list-my-tasks', plannerListMyTasks),
  checkOf('planner.match-buckets', plannerMatchBuckets),
  checkOf('profile.find-self', profileFindSelf),
  checkOf('profile.read-self', profileReadSelf),
  checkOf('profile.show-photo', profileShowPhoto),
  checkOf('reports.count-active-users', reportsCountActiveUsers),
  checkOf('reports.count-mail', reportsCountMail),
  checkOf('reports.count-teams', reportsCountTeams),
  checkOf('reports.measure-drives', reportsMeasureDrives),
  checkOf('reports.measure-mailboxes', reportsMeasureMailboxes),
  checkOf('reports.measure-sites', reportsMeasureSites),
  checkOf('search.query-files', searchQueryFiles),
  checkOf('search.query-messages', searchQueryMessages),
  checkOf('security.list-alerts', securityListAlerts),
  checkOf('security.list-controls', securityListControls),
  checkOf('security.read-score', securityReadScore),
  checkOf('service-health.list-issues', serviceHealthListIssues),
  checkOf('service-health.list-messages', serviceHealthListMessages),
  checkOf('service-health.list-overviews', serviceHealthListOverviews),
  checkOf('sites.keep-item', sitesKeepItem),
  checkOf('sites.list-all', sitesListAll),
  checkOf('sites.list-columns', sitesListColumns),
  checkOf('sites.list-content-types', sitesListContentTypes),
  checkOf('sites.list-drives', sitesListDrives),
  checkOf('sites.list-followed', sitesListFollowed),
  checkOf('sites.list-lists', sitesListLists),
  checkOf('sites.list-pages', sitesListPages),
  checkOf('sites.page-items', sitesPageItems),
  checkOf('sites.read-root', sitesReadRoot),
  checkOf('sites.search-sites', sitesSearchSites),
  checkOf('sites.track-item', sitesTrackItem, 'polled'),
  checkOf('tasks.check-steps', tasksCheckSteps, 'polled'),
  checkOf('tasks.describe-task', tasksDescribeTask, 'polled'),
  checkOf('tasks.find-default-list', tasksFindDefaultList),
  checkOf('tasks.keep-list', tasksKeepList, 'polled'),
  checkOf('tasks.page-tasks', tasksPageTasks),
  checkOf('tasks.track-lists', tasksTrackLists),
  checkOf('tasks.track-task', tasksTrackTask, 'polled'),
  checkOf('teams.browse-catalog', teamsBrowseCatalog),
  checkOf('teams.list-apps', teamsListApps),
  checkOf('teams.list-channels', teamsListChannels),
  checkOf('teams.list-chats', teamsListChats),
  checkOf('teams.list-joined', teamsListJoined),
  checkOf('teams.list-members', teamsListMembers),
  checkOf('teams.list-user-apps', teamsListUserApps),
  checkOf('teams.plan-meeting', teamsPlanMeeting, 'polled'),
  checkOf('teams.prefer-presence', teamsPreferPresence, 'polled'),
  checkOf('teams.read-presence', teamsReadPresence),
  checkOf('teams.set-status', teamsSetStatus, 'polled'),
  checkOf('workbooks.add-sheet', workbooksAddSheet, 'polled'),
  checkOf('workbooks.add-table', workbooksAddTable, 'polled'),
  checkOf('workbooks.calculate-sum', workbooksCalculateSum),
  checkOf('workbooks.keep-session', workbooksKeepSession, 'polled'),
  checkOf('workbooks.write-range', workbooksWriteRange),
];

export const creations: readonly Creation[] = [
  calendarCalendar,
  calendarEvent,
  calendarGroup,
  contactsContact,
  contactsFolder,
  extensionsUserExtension,
  filesCopy,
  filesFile,
  filesFolder,
  filesPartedFile,
  groupsGroup,
  mailDraft,
  mailFolder,
  mailSentMail,
  mailboxSettingsCategory,
  mailboxSettingsRule,
  notesPage,
  plannerBucket,
  plannerTask,
  sitesItem,
  tasksTaskList,
  teamsMeeting,
  teamsPreference,
  teamsStatus,
  workbooksWorkbook,
];
