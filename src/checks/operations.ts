// Written by `npm run operations -- DIR` from Microsoft’s metadata: the operations that a check calls.
import { operationsOf } from '@perennial/checks';

/** Method and path, least permission signed in and as an app, success statuses, page. */
export const operations = operationsOf(`
GET /admin/serviceannouncement/healthoverviews ServiceHealth.Read.All ServiceHealth.Read.All 200 serviceannouncement-list-healthoverviews
GET /admin/serviceannouncement/healthoverviews/{} ServiceHealth.Read.All ServiceHealth.Read.All - -
GET /admin/serviceannouncement/issues ServiceHealth.Read.All ServiceHealth.Read.All 200 serviceannouncement-list-issues
GET /admin/serviceannouncement/messages ServiceMessage.Read.All ServiceMessage.Read.All 200 serviceannouncement-list-messages
GET /admin/serviceannouncement/messages/{} ServiceMessage.Read.All ServiceMessage.Read.All - -
GET /appcatalogs/teamsapps AppCatalog.Submit AppCatalog.Read.All 200 appcatalogs-list-teamsapps
GET /applications Application.Read.All Application.Read.All 200 application-list
GET /applications/{} Application.Read.All Application.Read.All 200 application-get
GET /auditlogs/directoryaudits AuditLog.Read.All AuditLog.Read.All 200 directoryaudit-list
GET /auditlogs/signins AuditLog.Read.All AuditLog.Read.All 200 signin-list
GET /contacts OrgContact.Read.All OrgContact.Read.All 200 orgcontact-list
GET /contacts/{} OrgContact.Read.All OrgContact.Read.All 200 orgcontact-get
GET /devicemanagement/devicecompliancepolicies DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.Read.All 200 intune-deviceconfig-ioscompliancepolicy-list
GET /devicemanagement/devicecompliancepolicies/{} DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.Read.All 200 intune-deviceconfig-ioscompliancepolicy-get
GET /devicemanagement/manageddevices DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.Read.All 200 intune-devices-manageddevice-list
GET /devicemanagement/manageddevices/{} DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.Read.All 200 intune-devices-manageddevice-get
GET /devices Device.Read.All Device.Read.All 200 device-list
GET /devices/$count Device.Read.All Device.Read.All - -
GET /directory/administrativeunits AdministrativeUnit.Read.All AdministrativeUnit.Read.All 200 administrativeunit-list
GET /directory/administrativeunits/{} AdministrativeUnit.Read.All AdministrativeUnit.Read.All 200 administrativeunit-get
GET /directory/deleteditems/microsoft.graph.group Group.Read.All Group.Read.All 200 directory-deleteditems-list
GET /directory/subscriptions - - - -
GET /directoryroles RoleManagement.Read.Directory RoleManagement.Read.Directory 200 directoryrole-list
GET /directoryroletemplates RoleManagement.Read.Directory RoleManagement.Read.Directory 200 directoryroletemplate-list
GET /domains Domain.Read.All Domain.Read.All 200 domain-list
GET /drives/{} Files.Read Files.Read.All 200 drive-get
POST /drives/{}/items/{}/permanentdelete Files.ReadWrite Files.ReadWrite.All 204 driveitem-permanentdelete
GET /groups Group.ReadBasic.All Group.ReadBasic.All 200 group-list
POST /groups Group.ReadWrite.All Group.Create 201 group-post-groups
GET /groups/delta Group.ReadBasic.All Group.ReadBasic.All 200 group-delta
DELETE /groups/{} Group.ReadWrite.All Group.ReadWrite.All 204 group-delete
GET /groups/{} Group-NestingSupport.ReadWrite.All Group-NestingSupport.ReadWrite.All 200 group-get
PATCH /groups/{} Group.ReadWrite.All Group.ReadWrite.All 200,204 group-update
GET /groups/{}/members GroupMember.ReadBasic.All GroupMember.ReadBasic.All 200 group-list-members
GET /groups/{}/members/microsoft.graph.user GroupMember.ReadBasic.All GroupMember.ReadBasic.All 200 group-list-members
GET /groups/{}/planner/plans Tasks.Read Tasks.Read.All 200 plannergroup-list-plans
GET /groupsettingtemplates GroupSettings.Read.All GroupSettings.Read.All 200 groupsettingtemplate-list
GET /groupsettingtemplates/{} GroupSettings.Read.All GroupSettings.Read.All 200 groupsettingtemplate-get
GET /me User.Read User.ReadBasic.All 200 user-get
GET /me/calendar Calendars.Read Calendars.Read 200 calendar-get
POST /me/calendar/getschedule Calendars.ReadBasic Calendars.Read 200 calendar-getschedule
GET /me/calendargroups Calendars.ReadBasic Calendars.Read 200 user-list-calendargroups
POST /me/calendargroups Calendars.ReadWrite Calendars.ReadWrite 201 user-post-calendargroups
DELETE /me/calendargroups/{} Calendars.ReadWrite Calendars.ReadWrite 204 calendargroup-delete
GET /me/calendargroups/{}/calendars Calendars.ReadBasic Calendars.Read 200 calendargroup-list-calendars
POST /me/calendargroups/{}/calendars Calendars.ReadWrite Calendars.ReadWrite 201 calendargroup-post-calendars
DELETE /me/calendargroups/{}/calendars/{} Calendars.ReadWrite Calendars.ReadWrite 204 calendar-delete
GET /me/calendars Calendars.ReadBasic Calendars.Read 200 user-list-calendars
POST /me/calendars Calendars.ReadWrite Calendars.ReadWrite 201 user-post-calendars
DELETE /me/calendars/{} Calendars.ReadWrite Calendars.ReadWrite 204 calendar-delete
GET /me/calendars/{}/events Calendars.ReadBasic Calendars.Read 200 calendar-list-events
POST /me/calendars/{}/events Calendars.ReadWrite Calendars.ReadWrite 201 calendar-post-events
GET /me/calendarview Calendars.ReadBasic Calendars.Read 200 user-list-calendarview
GET /me/calendarview/delta Calendars.Read Calendars.Read 200 event-delta
GET /me/chats Chat.ReadBasic Chat.ReadBasic.All 200 chat-list
GET /me/contactfolders Contacts.Read Contacts.Read 200 user-list-contactfolders
POST /me/contactfolders Contacts.ReadWrite Contacts.ReadWrite 201 user-post-contactfolders
GET /me/contactfolders/{}/contacts Contacts.Read Contacts.Read 200 contactfolder-list-contacts
POST /me/contactfolders/{}/contacts Contacts.ReadWrite Contacts.ReadWrite 201 contactfolder-post-contacts
POST /me/contactfolders/{}/permanentdelete Contacts.ReadWrite Contacts.ReadWrite 204 contactfolder-permanentdelete
GET /me/contacts Contacts.Read Contacts.Read 200 user-list-contacts
POST /me/contacts Contacts.ReadWrite Contacts.ReadWrite 201 user-post-contacts
GET /me/contacts/delta Contacts.Read Contacts.Read - -
GET /me/contacts/{} Contacts.Read Contacts.Read 200 contact-get
PATCH /me/contacts/{} Contacts.ReadWrite Contacts.ReadWrite 200 contact-update
POST /me/contacts/{}/permanentdelete Contacts.ReadWrite Contacts.ReadWrite 204 contact-permanentdelete
GET /me/drive Files.Read Files.Read.All 200 drive-get
DELETE /me/drive/items/{} Files.ReadWrite Files.ReadWrite.All 204 driveitem-delete
GET /me/drive/items/{} Files.Read Files.Read.All 200 driveitem-get
PATCH /me/drive/items/{} Files.ReadWrite Files.ReadWrite.All 200 driveitem-move
GET /me/drive/items/{}/children Files.Read Files.Read.All 200 drive-get-specialfolder
GET /me/drive/items/{}/content Files.Read Files.Read.All 302 driveitem-get-content
POST /me/drive/items/{}/copy Files.ReadWrite Files.ReadWrite.All 202 driveitem-copy
POST /me/drive/items/{}/createlink Files.ReadWrite Files.ReadWrite.All 200,201 driveitem-createlink
GET /me/drive/items/{}/permissions Files.Read Files.Read.All 200 driveitem-list-permissions
DELETE /me/drive/items/{}/permissions/{} Files.ReadWrite Files.ReadWrite.All 204 permission-delete
GET /me/drive/items/{}/versions Files.Read Files.Read.All 200 driveitem-list-versions
POST /me/drive/items/{}/workbook/closesession Files.ReadWrite - 204 workbook-closesession
POST /me/drive/items/{}/workbook/createsession Files.ReadWrite - 201 workbook-createsession
POST /me/drive/items/{}/workbook/tables/add Files.ReadWrite - 200,201 tablecollection-add
GET /me/drive/items/{}/workbook/tables/{}/rows Files.ReadWrite - 200 table-list-rows
POST /me/drive/items/{}/workbook/tables/{}/rows Files.ReadWrite - - -
GET /me/drive/items/{}/workbook/worksheets Files.ReadWrite - 200 worksheet-list
POST /me/drive/items/{}/workbook/worksheets/add Files.ReadWrite - 200,201 worksheetcollection-add
DELETE /me/drive/items/{}/workbook/worksheets/{} Files.ReadWrite - 200,204 worksheet-delete
GET /me/drive/items/{}/workbook/worksheets/{}/range(address={}) Files.ReadWrite - 200 range-get
PATCH /me/drive/items/{}/workbook/worksheets/{}/range(address={}) Files.ReadWrite - 200 range-update
PUT /me/drive/items/{}:/{}:/content Files.ReadWrite Files.ReadWrite.All 200,201 driveitem-put-content
GET /me/drive/root Files.Read Files.Read.All 200 driveitem-get
GET /me/drive/root/children Files.Read Files.Read.All 200 drive-get-specialfolder
POST /me/drive/root/children Files.ReadWrite Files.ReadWrite.All 201 driveitem-post-children
GET /me/drive/root/delta Files.Read Files.Read.All 200 driveitem-delta
GET /me/drive/root/search(q={}) Files.Read Files.Read.All 200 driveitem-search
GET /me/drive/root:/{} Files.Read Files.Read.All 200 driveitem-get
GET /me/drive/root:/{}: Files.Read Files.Read.All 200 driveitem-get
PUT /me/drive/root:/{}:/content Files.ReadWrite Files.ReadWrite.All 200,201 driveitem-put-content
POST /me/drive/root:/{}:/createuploadsession Files.ReadWrite Sites.ReadWrite.All 200 driveitem-createuploadsession
GET /me/drive/special/documents Files.Read Files.Read.All - -
GET /me/events Calendars.ReadBasic Calendars.Read 200 user-list-events
POST /me/events Calendars.ReadWrite Calendars.ReadWrite 201 user-post-events
GET /me/events/{} Calendars.ReadBasic Calendars.Read 200 event-get
PATCH /me/events/{} Calendars.ReadWrite Calendars.ReadWrite 200 event-update
POST /me/events/{}/extensions Calendars.ReadWrite Calendars.ReadWrite 201 opentypeextension-post-opentypeextension
DELETE /me/events/{}/extensions/{} Calendars.ReadWrite Calendars.ReadWrite 204 opentypeextension-delete
GET /me/events/{}/extensions/{} - - 200 opentypeextension-get
GET /me/events/{}/instances Calendars.ReadBasic Calendars.Read 200 event-list-instances
POST /me/events/{}/permanentdelete Calendars.ReadWrite Calendars.ReadWrite 204 event-permanentdelete
GET /me/extensions User.Read User.Read.All - -
POST /me/extensions User.ReadWrite User.ReadWrite.All 201 opentypeextension-post-opentypeextension
DELETE /me/extensions/{} User.ReadWrite User.ReadWrite.All 204 opentypeextension-delete
GET /me/extensions/{} User.Read User.Read.All 200 opentypeextension-get
POST /me/findmeetingtimes Calendars.Read.Shared - 200 user-findmeetingtimes
GET /me/followedsites Sites.Read.All - 200 sites-list-followed
POST /me/getmailtips Mail.Read Mail.Read 200 user-getmailtips
GET /me/joinedteams Team.ReadBasic.All Team.ReadBasic.All 200 user-list-joinedteams
GET /me/licensedetails LicenseAssignment.Read.All LicenseAssignment.Read.All 200 user-list-licensedetails
GET /me/mailboxsettings MailboxSettings.Read MailboxSettings.Read 200 user-get-mailboxsettings
GET /me/mailfolders Mail.ReadBasic Mail.ReadBasic.All 200 user-list-mailfolders
POST /me/mailfolders Mail.ReadWrite Mail.ReadWrite 201 user-post-mailfolders
GET /me/mailfolders/delta Mail.ReadBasic Mail.ReadBasic.All 200 mailfolder-delta
GET /me/mailfolders/inbox/messagerules MailboxSettings.Read MailboxSettings.Read 200 mailfolder-list-messagerules
POST /me/mailfolders/inbox/messagerules MailboxSettings.ReadWrite MailboxSettings.ReadWrite 201 mailfolder-post-messagerules
DELETE /me/mailfolders/inbox/messagerules/{} MailboxSettings.ReadWrite MailboxSettings.ReadWrite 204 messagerule-delete
GET /me/mailfolders/inbox/messagerules/{} MailboxSettings.Read MailboxSettings.Read 200 messagerule-get
GET /me/mailfolders/inbox/messages Mail.ReadBasic Mail.ReadBasic.All 200 user-list-messages
GET /me/mailfolders/{} Mail.ReadBasic Mail.ReadBasic.All 200 mailfolder-get
GET /me/mailfolders/{}/messages Mail.ReadBasic Mail.ReadBasic.All 200 mailfolder-list-messages
POST /me/mailfolders/{}/messages Mail.ReadWrite Mail.ReadWrite 201 mailfolder-post-messages
GET /me/mailfolders/{}/messages/delta Mail.ReadBasic Mail.ReadBasic.All 200 message-delta
POST /me/mailfolders/{}/permanentdelete Mail.ReadWrite Mail.ReadWrite 204 mailfolder-permanentdelete
GET /me/memberof User.Read Directory.Read.All 200 user-list-memberof
GET /me/messages Mail.ReadBasic Mail.ReadBasic.All 200 user-list-messages
POST /me/messages Mail.ReadWrite Mail.ReadWrite 201 user-post-messages
GET /me/messages/{} Mail.Read Mail.Read 200 message-get
PATCH /me/messages/{} Mail.ReadWrite Mail.ReadWrite 200 message-update
GET /me/messages/{}/attachments Mail.Read Mail.Read 200 message-list-attachments
POST /me/messages/{}/attachments Mail.ReadWrite Mail.ReadWrite 201 message-post-attachments
GET /me/messages/{}/attachments/{} - - 200 attachment-get
POST /me/messages/{}/copy Mail.ReadWrite Mail.ReadWrite 201 message-copy
POST /me/messages/{}/extensions Mail.ReadWrite Mail.ReadWrite 201 opentypeextension-post-opentypeextension
DELETE /me/messages/{}/extensions/{} Mail.ReadWrite Mail.ReadWrite 204 opentypeextension-delete
GET /me/messages/{}/extensions/{} - - 200 opentypeextension-get
POST /me/messages/{}/move Mail.ReadWrite Mail.ReadWrite 201 message-move
POST /me/messages/{}/permanentdelete Mail.ReadWrite Mail.ReadWrite 204 message-permanentdelete
GET /me/onenote/notebooks Notes.Create - 200 onenote-list-notebooks
POST /me/onenote/notebooks Notes.Create - 201 onenote-post-notebooks
GET /me/onenote/notebooks/{} Notes.Create - 200 notebook-get
POST /me/onenote/notebooks/{}/sections Notes.Create - 201 notebook-post-sections
DELETE /me/onenote/pages/{} Notes.ReadWrite - 204 page-delete
GET /me/onenote/pages/{} Notes.Read - 200 page-get
GET /me/onenote/pages/{}/content Notes.Read - - -
GET /me/onenote/sections Notes.Create - 200 onenote-list-sections
GET /me/onenote/sections/{}/pages Notes.Read - 200 section-list-pages
POST /me/onenote/sections/{}/pages Notes.Create - 201 section-post-pages
GET /me/onlinemeetings OnlineMeetings.Read OnlineMeetings.Read.All 200 onlinemeeting-get
POST /me/onlinemeetings/createorget OnlineMeetings.ReadWrite OnlineMeetings.ReadWrite.All 200,201 onlinemeeting-createorget
DELETE /me/onlinemeetings/{} OnlineMeetings.ReadWrite OnlineMeetings.ReadWrite.All 204 onlinemeeting-delete
GET /me/onlinemeetings/{} OnlineMeetings.Read OnlineMeetings.Read.All 200 onlinemeeting-get
GET /me/outlook/mastercategories MailboxSettings.Read MailboxSettings.Read 200 outlookuser-list-mastercategories
POST /me/outlook/mastercategories MailboxSettings.ReadWrite MailboxSettings.ReadWrite 201 outlookuser-post-mastercategories
DELETE /me/outlook/mastercategories/{} MailboxSettings.ReadWrite MailboxSettings.ReadWrite 204 outlookcategory-delete
GET /me/outlook/mastercategories/{} MailboxSettings.Read MailboxSettings.Read 200 outlookcategory-get
PATCH /me/outlook/mastercategories/{} MailboxSettings.ReadWrite MailboxSettings.ReadWrite 200 outlookcategory-update
GET /me/outlook/supportedtimezones User.Read User.Read.All 200 outlookuser-supportedtimezones
GET /me/owneddevices User.Read User.Read.All 200 user-list-owneddevices
GET /me/people People.Read People.Read.All 200 user-list-people
GET /me/photo User.Read ProfilePhoto.Read.All 200 profilephoto-get
GET /me/photo/$value - - 200 profilephoto-get
GET /me/planner/plans Tasks.Read - 200 planneruser-list-plans
GET /me/planner/tasks Tasks.Read Tasks.Read.All 200 planneruser-list-tasks
GET /me/presence Presence.Read Presence.Read.All 200 presence-get
POST /me/presence/clearuserpreferredpresence Presence.ReadWrite Presence.ReadWrite.All 200 presence-clearuserpreferredpresence
POST /me/presence/setstatusmessage Presence.ReadWrite Presence.ReadWrite.All - -
POST /me/presence/setuserpreferredpresence Presence.ReadWrite Presence.ReadWrite.All 200 presence-setuserpreferredpresence
GET /me/registereddevices User.Read User.Read.All 200 user-list-registereddevices
GET /me/reminderview(startdatetime={},enddatetime={}) Calendars.Read Calendars.Read 200 user-reminderview
POST /me/sendmail Mail.Send Mail.Send 202 user-sendmail
GET /me/teamwork/installedapps TeamsAppInstallation.ReadForUser TeamsAppInstallation.ReadForUser.All 200 userteamwork-list-installedapps
GET /me/teamwork/installedapps/{} TeamsAppInstallation.ReadForUser TeamsAppInstallation.ReadForUser.All 200 userteamwork-get-installedapps
GET /me/todo/lists Tasks.Read Tasks.Read.All 200 todo-list-lists
POST /me/todo/lists Tasks.ReadWrite Tasks.ReadWrite.All 201 todo-post-lists
GET /me/todo/lists/delta Tasks.ReadWrite Tasks.Read.All 200 todotasklist-delta
DELETE /me/todo/lists/{} Tasks.ReadWrite Tasks.ReadWrite.All 204 todotasklist-delete
GET /me/todo/lists/{} Tasks.Read Tasks.Read.All 200 todotasklist-get
GET /me/todo/lists/{}/tasks Tasks.Read Tasks.Read.All 200 todotasklist-list-tasks
POST /me/todo/lists/{}/tasks Tasks.ReadWrite Tasks.ReadWrite.All 201 todotasklist-post-tasks
GET /me/todo/lists/{}/tasks/delta Tasks.ReadWrite Tasks.Read.All 200 todotask-delta
GET /me/todo/lists/{}/tasks/{} Tasks.Read Tasks.Read.All 200 todotask-get
PATCH /me/todo/lists/{}/tasks/{} Tasks.ReadWrite Tasks.ReadWrite.All 200 todotask-update
GET /me/todo/lists/{}/tasks/{}/checklistitems Tasks.Read Tasks.Read.All - -
POST /me/todo/lists/{}/tasks/{}/checklistitems Tasks.ReadWrite Tasks.ReadWrite.All 201 todotask-post-checklistitems
PATCH /me/todo/lists/{}/tasks/{}/checklistitems/{} Tasks.ReadWrite Tasks.ReadWrite.All - -
GET /organization DeviceManagementServiceConfig.Read.All Organization.Read.All 200 organization-get
POST /planner/buckets Tasks.ReadWrite Tasks.ReadWrite.All 201 planner-post-buckets
DELETE /planner/buckets/{} Tasks.ReadWrite Tasks.ReadWrite.All 204 plannerbucket-delete
GET /planner/buckets/{} Tasks.Read Tasks.Read.All 200 plannerbucket-get
PATCH /planner/buckets/{} Tasks.ReadWrite Tasks.ReadWrite.All 200,204 plannerbucket-update
POST /planner/plans Tasks.ReadWrite Tasks.ReadWrite.All 201 planner-post-plans
DELETE /planner/plans/{} Tasks.ReadWrite Tasks.ReadWrite.All 204 plannerplan-delete
GET /planner/plans/{} Tasks.Read Tasks.Read.All 200 plannerplan-get
GET /planner/plans/{}/buckets Tasks.Read Tasks.Read.All 200 plannerplan-list-buckets
GET /planner/plans/{}/tasks Tasks.Read Tasks.Read.All 200 plannerplan-list-tasks
POST /planner/tasks Tasks.ReadWrite Tasks.ReadWrite.All 201 planner-post-tasks
DELETE /planner/tasks/{} Tasks.ReadWrite Tasks.ReadWrite.All 204 plannertask-delete
GET /planner/tasks/{} Tasks.Read Tasks.Read.All 200 plannertask-get
PATCH /planner/tasks/{} Tasks.ReadWrite Tasks.ReadWrite.All 200,204 plannertask-update
GET /planner/tasks/{}/details Tasks.Read Tasks.Read.All 200 plannertaskdetails-get
PATCH /planner/tasks/{}/details Tasks.ReadWrite Tasks.ReadWrite.All 200,204 plannertaskdetails-update
GET /reports/authenticationmethods/userregistrationdetails AuditLog.Read.All AuditLog.Read.All 200 authenticationmethodsroot-list-userregistrationdetails
GET /reports/authenticationmethods/userregistrationdetails/{} AuditLog.Read.All AuditLog.Read.All - -
GET /reports/getemailactivitycounts(period={}) Reports.Read.All Reports.Read.All 302 reportroot-getemailactivitycounts
GET /reports/getmailboxusagestorage(period={}) Reports.Read.All Reports.Read.All 302 reportroot-getmailboxusagestorage
GET /reports/getoffice365activeusercounts(period={}) Reports.Read.All Reports.Read.All 302 reportroot-getoffice365activeusercounts
GET /reports/getonedriveusagestorage(period={}) Reports.Read.All Reports.Read.All 302 reportroot-getonedriveusagestorage
GET /reports/getsharepointsiteusagestorage(period={}) Reports.Read.All Reports.Read.All 302 reportroot-getsharepointsiteusagestorage
GET /reports/getteamsuseractivitycounts(period={}) Reports.Read.All Reports.Read.All 302 reportroot-getteamsuseractivitycounts
GET /rolemanagement/directory/roledefinitions RoleManagement.Read.Directory RoleManagement.Read.Directory - -
GET /rolemanagement/directory/roledefinitions/{} RoleManagement.Read.Directory RoleManagement.Read.Directory - -
GET /schemaextensions User.Read Application.Read.All 200 schemaextension-list
GET /schemaextensions/{} User.Read Application.Read.All 200 schemaextension-get
POST /search/query Acronym.Read.All Files.Read.All 200 search-query
GET /security/alerts_v2 SecurityAlert.Read.All SecurityAlert.Read.All 200 security-list-alerts_v2
GET /security/securescorecontrolprofiles SecurityEvents.Read.All SecurityEvents.Read.All 200 security-list-securescorecontrolprofiles
GET /security/securescorecontrolprofiles/{} SecurityEvents.Read.All SecurityEvents.Read.All 200 securescorecontrolprofile-get
GET /security/securescores SecurityEvents.Read.All SecurityEvents.Read.All 200 security-list-securescores
GET /serviceprincipals Application.Read.All Application.Read.All 200 serviceprincipal-list
GET /serviceprincipals(appid={}) Application.Read.All Application.Read.All 200 serviceprincipal-list
GET /serviceprincipals/{} Application.Read.All Application.Read.All 200 serviceprincipal-get
GET /sites Sites.Read.All Sites.Read.All 200 site-search
GET /sites/getallsites - Sites.Read.All 200 site-getallsites
GET /sites/root Sites.Read.All Sites.Read.All 200 site-get
POST /sites/root/lists Sites.Manage.All Sites.Manage.All 201 list-create
GET /sites/root/lists/{} Sites.Read.All Sites.Read.All 200 list-get
GET /sites/{} Sites.Read.All Sites.Read.All 200 site-get
GET /sites/{}/columns Sites.Read.All Sites.Read.All 200 site-list-columns
GET /sites/{}/columns/{} Sites.Read.All Sites.Read.All - -
GET /sites/{}/contenttypes Sites.Read.All Sites.Read.All - -
GET /sites/{}/contenttypes/{} Sites.Read.All Sites.Read.All - -
GET /sites/{}/drive Files.Read Files.Read.All - -
GET /sites/{}/drives Files.Read Files.Read.All - -
GET /sites/{}/lists Sites.Read.All Sites.Read.All 200 list-list
GET /sites/{}/lists/{} Sites.Read.All Sites.Read.All 200 list-get
GET /sites/{}/lists/{}/items Sites.Read.All Sites.Read.All 200 listitem-list
POST /sites/{}/lists/{}/items Sites.ReadWrite.All Sites.ReadWrite.All 201 listitem-create
GET /sites/{}/lists/{}/items/delta Sites.Read.All Sites.Read.All - -
DELETE /sites/{}/lists/{}/items/{} Sites.ReadWrite.All Sites.ReadWrite.All 204 listitem-delete
GET /sites/{}/lists/{}/items/{} Sites.Read.All Sites.Read.All 200 listitem-get
PATCH /sites/{}/lists/{}/items/{}/fields Sites.ReadWrite.All Sites.ReadWrite.All 200 listitem-update
GET /sites/{}/pages Sites.Read.All Sites.Read.All 200 basesitepage-list
GET /sites/{}/pages/{} Sites.Read.All Sites.Read.All - -
GET /subscribedskus LicenseAssignment.Read.All LicenseAssignment.Read.All 200 subscribedsku-list
GET /subscribedskus/{} LicenseAssignment.Read.All LicenseAssignment.Read.All 200 subscribedsku-get
GET /teams/{} Team.ReadBasic.All TeamSettings.Read.All 200 team-get
GET /teams/{}/channels Channel.ReadBasic.All ChannelSettings.Read.All 200 channel-list
GET /teams/{}/installedapps TeamsAppInstallation.ReadForTeam TeamsAppInstallation.ReadForTeam.All 200 team-list-installedapps
GET /teams/{}/members TeamMember.Read.All TeamMember.Read.All 200 team-list-members
GET /teams/{}/members/{} TeamMember.Read.All TeamMember.Read.All 200 team-get-members
GET /teams/{}/primarychannel Channel.ReadBasic.All ChannelSettings.Read.All 200 team-get-primarychannel
GET /users User.ReadBasic.All User.ReadBasic.All 200 user-list
GET /users/delta User.Read.All User.Read.All 200 user-delta
GET /users/{} User.ReadBasic.All User.ReadBasic.All 200 user-get
GET /users/{}/onlinemeetings OnlineMeetings.Read OnlineMeetings.Read.All 200 onlinemeeting-get
POST /users/{}/onlinemeetings/createorget OnlineMeetings.ReadWrite OnlineMeetings.ReadWrite.All 200,201 onlinemeeting-createorget
DELETE /users/{}/onlinemeetings/{} OnlineMeetings.ReadWrite OnlineMeetings.ReadWrite.All 204 onlinemeeting-delete
GET /users/{}/onlinemeetings/{} OnlineMeetings.Read OnlineMeetings.Read.All 200 onlinemeeting-get
GET /users/{}/presence Presence.Read Presence.Read.All 200 presence-get
POST /users/{}/presence/clearuserpreferredpresence Presence.ReadWrite Presence.ReadWrite.All 200 presence-clearuserpreferredpresence
POST /users/{}/presence/setstatusmessage Presence.ReadWrite Presence.ReadWrite.All - -
POST /users/{}/presence/setuserpreferredpresence Presence.ReadWrite Presence.ReadWrite.All 200 presence-setuserpreferredpresence
`);

/** The delegated permissions among them that a user may consent to; the others are for administrators. */
export const userConsent: ReadonlySet<string> = new Set(
  `
  Acronym.Read.All
  AppCatalog.Submit
  Calendars.Read
  Calendars.Read.Shared
  Calendars.ReadWrite
  Channel.ReadBasic.All
  Chat.ReadBasic
  Contacts.Read
  Contacts.ReadWrite
  Files.Read
  Files.Read.All
  Files.ReadWrite
  LicenseAssignment.Read.All
  Mail.Read
  Mail.ReadBasic
  Mail.ReadWrite
  Mail.Send
  MailboxSettings.Read
  MailboxSettings.ReadWrite
  Notes.Create
  Notes.Read
  Notes.ReadWrite
  OnlineMeetings.Read
  OnlineMeetings.ReadWrite
  People.Read
  Presence.Read
  Presence.ReadWrite
  Sites.Manage.All
  Sites.Read.All
  Sites.ReadWrite.All
  Tasks.Read
  Tasks.ReadWrite
  Team.ReadBasic.All
  TeamsAppInstallation.ReadForUser
  User.Read
  User.ReadBasic.All
  User.ReadWrite
  `
    .trim()
    .split(/\s+/),
);
