import type { Mode } from '../domain/account';
import type { Check } from './define';
import { neededPermissions } from './permissions';

/**
 * The delegated permissions that Microsoft's metadata lets a user consent to; all others it reserves
 * for administrators. From `permissions/new/provisioningInfo.json` (requiresAdminConsent) of
 * https://github.com/microsoftgraph/microsoft-graph-devx-content at 6cbd6bbd, 2026-08-07. A tenant may
 * be stricter: https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
 */
const USER_CONSENT: ReadonlySet<string> = new Set(
  `
  Acronym.Read.All AgentRegistration.Read.All AiEnterpriseInteraction.Read Analytics.Read
  AppCatalog.Read.All AppCatalog.Submit ApprovalSolution.Read ApprovalSolution.ReadWrite
  ApprovalSolutionResponse.ReadWrite AttackSimulation.ReadWrite.All Bookings.Manage.All
  Bookings.Read.All Bookings.ReadWrite.All BookingsAppointment.ReadWrite.All Bookmark.Read.All
  BrowserSiteLists.Read.All BrowserSiteLists.ReadWrite.All Calendars.Read Calendars.Read.Shared
  Calendars.ReadWrite Calendars.ReadWrite.Shared CallDelegation.Read CallDelegation.ReadWrite
  ChangeManagement.Read.All Channel.ReadBasic.All ChannelMessage.Edit ChannelMessage.Send
  Chat.Create Chat.Read Chat.ReadBasic Chat.ReadWrite Chat.ReadWrite.All ChatMessage.Read
  ChatMessage.Send CloudApp-Disc.Read.All CloudApp-Discovery.Read.All CloudPC.Read.All
  ConsentRequest.Read Contacts.Read Contacts.Read.Shared Contacts.ReadWrite
  Contacts.ReadWrite.Shared CopilotPackages.Read.All CopilotTools.Read.All Device.Command
  Device.Read DeviceTemplate.Create EAS.AccessAsUser.All EWS.AccessAsUser.All
  EngagementRole.Read EntitlementMgmt-SubjectAccess.ReadWrite Family.Read
  FileStorageContainer.Selected Files.Read Files.Read.All Files.Read.Selected Files.ReadWrite
  Files.ReadWrite.All Files.ReadWrite.AppFolder Files.ReadWrite.Selected
  Files.SelectedOperations.Selected Financials.ReadWrite.All IMAP.AccessAsUser.All
  IndustryData.ReadBasic.All InformationProtectionPolicy.Read LearningAssignedCourse.Read
  LearningSelfInitiatedCourse.Read LicenseAssignment.Read.All LicenseAssignment.ReadWrite.All
  Mail.Read Mail.Read.Shared Mail.ReadBasic Mail.ReadBasic.Shared Mail.ReadWrite
  Mail.ReadWrite.Shared Mail.Send Mail.Send.Shared MailboxConfigItem.Read
  MailboxConfigItem.ReadWrite MailboxSettings.Read MailboxSettings.ReadWrite
  MultiTenantOrganization.ReadBasic.All NetworkAccessBranch.Read.All
  NetworkAccessPolicy.Read.All Notes.Create Notes.Read Notes.Read.All Notes.ReadWrite
  Notes.ReadWrite.All Notes.ReadWrite.CreatedByApp Notifications.ReadWrite.CreatedByApp
  OnlineMeetingArtifact.Read.All OnlineMeetings.Read OnlineMeetings.ReadWrite
  POP.AccessAsUser.All People.Read Policy.Read.ConditionalAccess Presence.Read Presence.Read.All
  Presence.ReadWrite PrintJob.Create PrintJob.Read PrintJob.ReadBasic PrintJob.ReadWrite
  PrintJob.ReadWriteBasic PrinterShare.Read.All PrinterShare.ReadBasic.All QnA.Read.All
  ResourceSpecificPermissionGrant.ReadForChat ResourceSpecificPermissionGrant.ReadForTeam
  SMTP.Send SecurityCopilotWorkspaces.Read.All SecurityCopilotWorkspaces.ReadWrite.All
  SensitivityLabel.Read ShortNotes.Read ShortNotes.ReadWrite Sites.Manage.All Sites.Read.All
  Sites.ReadWrite.All Sites.Selected Tasks.Read Tasks.Read.Shared Tasks.ReadWrite
  Tasks.ReadWrite.Shared Team.Create Team.ReadBasic.All TeamTemplates.Read TeamsActivity.Read
  TeamsActivity.Send TeamsAppInstallation.ReadForChat TeamsAppInstallation.ReadForUser
  TeamsAppInstallation.ReadWriteSelfForUser TeamsTab.ReadWriteForUser
  TeamsTab.ReadWriteSelfForUser TeamworkAppSettings.Read.All TeamworkCustomEmoji.Create
  TeamworkCustomEmoji.Read TeamworkSection.Read TeamworkSection.ReadWrite ThreatSubmission.Read
  ThreatSubmission.ReadWrite User.Read User.ReadBasic.All User.ReadWrite
  UserActivity.ReadWrite.CreatedByApp UserCloudClipboard.Read
  UserNotification.ReadWrite.CreatedByApp UserTimelineActivity.Write.CreatedByApp email
  offline_access openid profile
  `
    .trim()
    .split(/\s+/),
);

/** Whether a check needs, signed in, a permission that is reserved for administrators. App-only, all are. */
export function isReserved(check: Check, mode: Mode): boolean {
  return (
    mode === 'delegated' &&
    neededPermissions(check, mode).some((permission) => !USER_CONSENT.has(permission))
  );
}
