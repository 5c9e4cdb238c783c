/** What an element becomes in the built scripts: children as arguments take less room than as a property. */
export { Fragment, h } from 'preact';
