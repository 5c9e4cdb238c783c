import './rest';

export { JoinPage } from '../pages/join';
export { MembersPage } from '../pages/members';
export { SystemPage } from '../pages/system';
