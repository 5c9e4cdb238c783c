import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Bones } from './parts/bones';

/** A component that is fetched when it is first drawn, with something in its place until it is there. */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType = Bones,
): ComponentType<P> {
  let Loaded: ComponentType<P> | undefined;
  return (props: P) => {
    const [, redraw] = useState(false);
    useEffect(() => {
      if (Loaded) return;
      load().then((loaded) => {
        Loaded = loaded;
        redraw(true);
      }, loadAnew);
    }, []);
    return Loaded ? <Loaded {...props} /> : <Waiting />;
  };
}

const RELOADED = 'perennial.reloaded';

/** A file that is gone after a deployment: the newer shell knows the newer files. Once, not in a circle. */
function loadAnew(): void {
  if (sessionStorage.getItem(RELOADED) === location.href) return;
  sessionStorage.setItem(RELOADED, location.href);
  location.reload();
}
