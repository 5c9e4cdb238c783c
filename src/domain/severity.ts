/**
 * How much a notice matters, the least first. `info`: nothing has to be done. `warning`: something will
 * stop, or part of it has. `critical`: an account has stopped working.
 */
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Whether something is at least as severe as what a channel is told of. */
export const reaches = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(least);
