/**
 * What a row's document must hold to be read. Fields of a newer version pass: two versions of the app
 * run side by side while one replaces the other.
 */
export { account } from './account';
export { brief } from './brief';
export { ledgerEntry } from './ledger';
export { auditEntry, member } from './members';
export { channelStatus, digestClaim, incident, outboxEntry } from './notices';
export { dayCounts, dayRecord, run } from './run';
export { settings, settingsLeft } from './settings';
export { knownSubscription } from './subscription';
