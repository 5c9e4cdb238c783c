import type { Route } from '../core/types';
import { auditRoutes } from './audit';
import { calendarRoutes } from './calendar';
import { contactRoutes } from './contacts';
import { deviceRoutes } from './devices';
import { directoryRoutes } from './directory';
import { driveRoutes } from './drive';
import { extensionRoutes } from './extensions';
import { groupRoutes } from './groups';
import { intuneRoutes } from './intune';
import { attachmentRoutes } from './mail-attachments';
import { mailFolderRoutes } from './mail-folders';
import { messageRoutes } from './mail-messages';
import { sendRoutes } from './mail-send';
import { mailTipRoutes } from './mail-tips';
import { mailboxSettingsRoutes } from './mailbox-settings';
import { peopleRoutes } from './people';
import { plannerRoutes } from './planner';
import { noteRoutes } from './notes';
import { profileRoutes } from './profile';
import { registrationRoutes } from './registrations';
import { reportRoutes } from './reports';
import { searchRoutes } from './search';
import { securityRoutes } from './security';
import { serviceHealthRoutes } from './service-health';
import { siteRoutes } from './sites';
import { teamsRoutes } from './teams';
import { todoRoutes } from './todo';
import { workbookRoutes } from './workbook';

/** One line per route file. */
export const routes: readonly Route[] = [
  ...profileRoutes,
  ...messageRoutes,
  ...attachmentRoutes,
  ...mailFolderRoutes,
  ...sendRoutes,
  ...mailTipRoutes,
  ...mailboxSettingsRoutes,
  ...peopleRoutes,
  ...calendarRoutes,
  ...contactRoutes,
  ...driveRoutes,
  ...todoRoutes,
  ...groupRoutes,
  ...plannerRoutes,
  ...auditRoutes,
  ...deviceRoutes,
  ...intuneRoutes,
  ...reportRoutes,
  ...securityRoutes,
  ...serviceHealthRoutes,
  ...teamsRoutes,
  ...directoryRoutes,
  ...registrationRoutes,
  ...extensionRoutes,
  ...siteRoutes,
  ...noteRoutes,
  ...searchRoutes,
  ...workbookRoutes,
];
