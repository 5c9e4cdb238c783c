/**
 * Whatever the list of accounts can do without: every other page, and what nobody needs before they do something (menus,
 * dialogs, toasts). One file, because what the pages have in common is what most of each consists of.
 */
// It rests on the first page's, which the bundler thereby keeps in one file.
import '../main';
import { hosts } from '../app';
import { DialogHost } from '../dialogs';
import { MenuHost } from '../parts/menu';
import '../parts/more-icons';
import { AddPage as Add } from '../pages/add';
import { EditPage as Edit } from '../pages/edit';
import { MembersPage as Members } from '../pages/members';
import { NotificationsPage as Notifications } from '../pages/notifications';
import { onlyFor } from '../parts/only-for';
import { Toasts } from '../parts/toast';

export { Notices } from '../notices';
export { openOwnMenu } from '../own-menu';
export { AccountPage } from '../pages/account';
export { actionsOf } from '../pages/accounts/actions';
export { Bulk } from '../pages/accounts/bulk';
export { FirstVisit } from '../pages/accounts/first-visit';
export { ConfirmPage } from '../pages/confirm';
export { JoinPage } from '../pages/join';
export { KeyPrompt } from '../pages/key';
export { ReportPage } from '../pages/report';
export { SystemPage } from '../pages/system';
export { openMenu } from '../parts/menu';

export const AddPage = onlyFor(['operator', 'member'], Add);
export const EditPage = onlyFor(['operator', 'member'], Edit);
export const MembersPage = onlyFor(['operator'], Members);
export const NotificationsPage = onlyFor(['operator'], Notifications);

hosts.set([MenuHost, DialogHost, Toasts]);
