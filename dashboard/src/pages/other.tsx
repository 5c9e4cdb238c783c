import type { ComponentType } from 'preact';
import { Message } from '../parts/message';
import { onlyFor } from '../parts/only-for';
import * as m from '../words/en/more';
import { AccountPage } from './account';
import { AddPage } from './add';
import { ConfirmPage } from './confirm';
import { EditPage } from './edit';
import { JoinPage } from './join';
import { MembersPage } from './members';
import { NotificationsPage } from './notifications';
import { ReportPage } from './report';
import { SystemPage } from './system';

/** The parts of an address that a page is about. */
export type Params = Readonly<Record<string, string>>;
type Page = ComponentType<{ readonly params: Params }>;

/** The server answers each of these paths with the shell: `src/http/dashboard/paths.ts`. */
const routes: readonly (readonly [path: RegExp, page: Page])[] = [
  [/^\/join$/, JoinPage],
  [/^\/confirm$/, ConfirmPage],
  [/^\/notifications$/, onlyFor(['operator'], NotificationsPage)],
  [/^\/members$/, onlyFor(['operator'], MembersPage)],
  [/^\/system$/, SystemPage],
  [/^\/add$/, onlyFor(['operator', 'member'], AddPage)],
  [/^\/accounts\/(?<id>[^/]+)\/edit$/, onlyFor(['operator', 'member'], EditPage)],
  [/^\/accounts\/(?<id>[^/]+)\/report$/, ReportPage],
  [/^\/accounts\/(?<id>[^/]+)(\/runs\/(?<run>[^/]+))?$/, AccountPage],
];

/** Whichever page has the address, but for the list of accounts. */
export function OtherPage({ path }: { readonly path: string }) {
  for (const [pattern, Page] of routes) {
    const match = pattern.exec(path);
    if (match) return <Page params={{ ...match.groups }} />;
  }
  return <Message title={m.nothingHere} />;
}
