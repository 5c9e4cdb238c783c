import type { ComponentType } from 'preact';
import { overview } from '../feed';
import type { Params } from '../pages/other';
import type { Me } from '../shapes';
import { useStore } from '../store';
import * as m from '../words/en/more';
import { Bones } from './bones';
import { Message } from './message';

type Page = ComponentType<{ readonly params: Params }>;

/** A page for some roles; whoever else comes by its address reads who may. */
export const onlyFor =
  (roles: readonly Me['role'][], Page: Page): Page =>
  ({ params }) => {
    const role = useStore(overview)?.me.role;
    if (role === undefined) return <Bones />;
    if (roles.includes(role)) return <Page params={params} />;
    return <Message title={roles.includes('member') ? m.notForReaders : m.forOperators} />;
  };
