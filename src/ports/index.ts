/**
 * What the use cases need from the world. Each port has one contract suite under `test/contract`,
 * run on every adapter that implements it. Times are milliseconds since the epoch, durations milliseconds.
 */
export type * from './accounts';
export type * from './channels';
export type * from './entra';
export type * from './graph';
export type * from './installation';
export type * from './members';
export type * from './notices';
export type * from './queues';
export type * from './runs';
export type * from './runtime';
export * from './storage';
export type * from './stores';
export type * from './vault';
export type * from './ways-in';
