import { Icon } from './icons';
import type { IconName } from './icons';

/** A button that has an icon and no word, but a name. */
export const IconButton = ({
  icon,
  name,
  act,
  look = '',
  popup,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly act: (opener: HTMLElement) => void;
  /** Further classes. */
  readonly look?: string;
  /** Whether it opens a menu. */
  readonly popup?: boolean;
}) => (
  <button
    type="button"
    class={`btn ic bare ${look}`}
    aria-label={name}
    aria-haspopup={popup}
    title={name}
    onClick={(event) => act(event.currentTarget)}
  >
    <Icon name={icon} />
  </button>
);
