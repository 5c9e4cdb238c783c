/** What nobody needs before they do something, on whichever page: menus, dialogs, toasts, and their styles. */
// Every chunk rests on the first page's, which the bundler thereby keeps in one file.
import '../main';
import { hosts } from '../app';
import { DialogHost } from '../dialogs';
import { MenuHost } from '../parts/menu';
import { MoreIcons } from '../parts/more-icons';
import { Toasts } from '../parts/toast';
import '../parts/field';
import '../parts/part';
import '../parts/card';
import '../parts/columns';
import '../parts/why';
import '../../../src/domain/local-time';

export { FirstVisit } from '../pages/accounts/first-visit';
export { openOwnMenu } from '../own-menu';
export { actionsOf } from '../pages/accounts/actions';
export { Bulk } from '../pages/accounts/bulk';
export { openMenu } from '../parts/menu';
export { KeyPrompt } from '../pages/key';

hosts.set([MoreIcons, MenuHost, DialogHost, Toasts]);
