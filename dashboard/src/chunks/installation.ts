import './rest';

export { ConfirmPage } from '../pages/confirm';
export { JoinPage } from '../pages/join';
export { MembersPage } from '../pages/members';
export { NotificationsPage } from '../pages/notifications';
export { SystemPage } from '../pages/system';
