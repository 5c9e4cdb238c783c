import { useEffect, useState } from 'preact/hooks';
import { Frame } from './frame';
import { overview } from './feed';
import { address } from './navigation';
import { AccountsPage } from './pages/accounts';
import { KeyPrompt } from './pages/key';
import { DialogHost } from './dialogs';
import { MenuHost } from './parts/menu';
import { Message } from './parts/message';
import { Toasts } from './parts/toast';
import { Icons } from './parts/icons';
import { Bones } from './parts/bones';
import { loadedPage, loadPage, routeOf } from './routes';
import type { Params, Route } from './routes';
import { key, refused } from './session';
import { useStore } from './store';
import { t } from './words';

export const App = () => (
  <>
    <Icons />
    <Frame>
      <Content />
    </Frame>
    <MenuHost />
    <DialogHost />
    <Toasts />
  </>
);

/** The page of the address, or the key prompt in its place. What was typed stays behind the prompt. */
function Content() {
  const { path } = useStore(address);
  const withKey = useStore(key) !== undefined;
  const isRefused = useStore(refused);
  const found = routeOf(path);
  if (!found) return <Message title={t.nothingHere} />;
  const { route, params } = found;
  const prompt = !route.open && (!withKey || isRefused);
  return (
    <>
      {prompt && <KeyPrompt wrong={isRefused} />}
      {(route.open ?? withKey) && (
        <div hidden={prompt}>
          <Whose>
            <Current key={path} route={route} params={params} />
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

function Current({ route, params }: { readonly route: Route; readonly params: Params }) {
  const [, setLoaded] = useState(false);
  useEffect(() => {
    if (loadedPage(route) || !route.load) return;
    loadPage(route).then(
      () => setLoaded(true),
      () => loadAnew(),
    );
  }, [route]);
  if (!route.load) return <AccountsPage />;
  const Loaded = loadedPage(route);
  return Loaded ? <Loaded params={params} /> : <Bones />;
}

const RELOADED = 'perennial.reloaded';

/** A file that is gone after a deployment: the newer shell knows the newer files. Once, not in a circle. */
function loadAnew(): void {
  if (sessionStorage.getItem(RELOADED) === location.href) return;
  sessionStorage.setItem(RELOADED, location.href);
  location.reload();
}
