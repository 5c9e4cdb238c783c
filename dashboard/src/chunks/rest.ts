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
import { Toasts } from '../parts/toast';

export { Notices } from '../notices';
export { openOwnMenu } from '../own-menu';
export { actionsOf } from '../pages/accounts/actions';
export { Bulk } from '../pages/accounts/bulk';
export { Owners } from '../pages/accounts/owners';
export { Renewed } from '../pages/accounts/renewed';
export { Tick, TickAll } from '../pages/accounts/ticks';
export { FirstVisit } from '../pages/accounts/first-visit';
export { KeyPrompt } from '../pages/key';
export { OtherPage } from '../pages/other';
export { openMenu } from '../parts/menu';

hosts.set([MenuHost, DialogHost, Toasts]);
