/** English, for the pages after the first. `zh-CN.more.ts` has the same. */
export const more = {
  runNow: 'Run now',
  pause: 'Pause',
  resume: 'Resume',
  edit: 'Edit',
  runAsked: (name: string) => `${name}: a run was asked for.`,
  isPaused: (name: string) => `${name} is paused.`,
  isResumed: (name: string) => `${name} runs again.`,
};
