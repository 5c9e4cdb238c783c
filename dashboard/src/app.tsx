import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Frame } from './frame';
import { overview } from './feed';
import { lazy } from './lazy';
import { address } from './navigation';
import { AccountsPage } from './pages/accounts';
import { withRest } from './rest';
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

const KeyPrompt = lazy(async () => (await withRest()).KeyPrompt);
const OtherPage = lazy(async () => (await withRest()).OtherPage);

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
        <div hidden={prompt}>
          <Whose>
            <Page key={path} path={path} />
          </Whose>
        </div>
      )}
    </>
  );
}

/** Another person's key begins anew: nothing of the one before is left in a form. */
function Whose({ children }: { readonly children: preact.ComponentChildren }) {
  const id = useStore(overview)?.me.id;
  const [first, setFirst] = useState(id);
  useEffect(() => {
    if (id !== undefined) setFirst(id);
  }, [id]);
  return (
    <div key={first !== undefined && id !== undefined && first !== id ? id : ''}>{children}</div>
  );
}
