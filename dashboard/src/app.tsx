import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Frame } from './frame';
import { overview } from './feed';
import { address } from './navigation';
import { AccountsPage } from './pages/accounts';
import { fromRest } from './rest';
import { key, refused } from './session';
import { Store, useStore } from './store';

/** Parts that stand beside every page once they have been fetched. */
export const hosts = new Store<readonly ComponentType[]>([]);

export const App = () => (
  <>
    <Frame>
      <Content />
    </Frame>
    {useStore(hosts).map((Host) => (
      <Host key={Host} />
    ))}
  </>
);

const KeyPrompt = fromRest((rest) => rest.KeyPrompt);
const OtherPage = fromRest((rest) => rest.OtherPage);

/** Paths of pages that are shown without a key. */
const OPEN = ['/join', '/confirm'];

/** The page of the address, or the key prompt in its place. What was typed stays behind the prompt. */
function Content() {
  const { path } = useStore(address);
  const withKey = useStore(key) !== undefined;
  const isRefused = useStore(refused);
  const open = OPEN.includes(path);
  const Page = path === '/' ? AccountsPage : OtherPage;
  const prompt = !open && (!withKey || isRefused);
  return (
    <>
      {prompt && <KeyPrompt wrong={isRefused} />}
      {(open || withKey) && (
        <Whose hidden={prompt}>
          <Page key={path} path={path} />
        </Whose>
      )}
    </>
  );
}

/** Another person's key begins anew: nothing of the one before is left in a form. */
function Whose({
  hidden,
  children,
}: {
  readonly hidden: boolean;
  readonly children: ComponentChildren;
}) {
  const id = useStore(overview)?.me.id;
  const [first = id, setFirst] = useState(id);
  useEffect(() => {
    if (id !== undefined) setFirst(id);
  }, [id]);
  return (
    <div key={id === undefined || id === first ? '' : id} hidden={hidden}>
      {children}
    </div>
  );
}
