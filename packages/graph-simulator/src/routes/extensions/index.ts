import { itemExtensionRoutes } from './of-items';
import { userExtensionRoutes } from './of-user';
import { schemaRoutes } from './schemas';

export const extensionRoutes = [...userExtensionRoutes, ...itemExtensionRoutes, ...schemaRoutes];
