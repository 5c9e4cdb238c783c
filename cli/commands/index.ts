/** Every command, one line each. */
export { accounts } from './accounts';
export { runs } from './runs';
export { checks } from './checks';
export { members } from './members';
export { apply } from './apply';
export { exportAccounts } from './export';
export { importFrom } from './import-from';
export { backup } from './backup';
export { service } from './service';
export { doctor } from './doctor';
export { setupTenant } from './setup-tenant';
export { completion } from './completion';
