import type { Route } from '../core/types';
import { calendarRoutes } from './calendar';
import { contactRoutes } from './contacts';
import { driveRoutes } from './drive';
import { mailFolderRoutes } from './mail-folders';
import { messageRoutes } from './mail-messages';
import { sendRoutes } from './mail-send';
import { profileRoutes } from './profile';
import { todoRoutes } from './todo';

/** One line per route file. */
export const routes: readonly Route[] = [
  ...profileRoutes,
  ...messageRoutes,
  ...mailFolderRoutes,
  ...sendRoutes,
  ...calendarRoutes,
  ...contactRoutes,
  ...driveRoutes,
  ...todoRoutes,
];
