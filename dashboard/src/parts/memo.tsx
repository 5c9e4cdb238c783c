import { Component } from 'preact';
import type { ComponentChildren, ComponentType, RenderableProps } from 'preact';

/** Draws anew only when a property is another one. */
export function memo<P extends object>(draw: (props: P) => ComponentChildren): ComponentType<P> {
  return class Kept extends Component<P> {
    override shouldComponentUpdate(next: RenderableProps<P>): boolean {
      const names = Object.keys(next) as (keyof P)[];
      return names.some((name) => next[name] !== this.props[name]);
    }
    override render() {
      return draw(this.props);
    }
  };
}
