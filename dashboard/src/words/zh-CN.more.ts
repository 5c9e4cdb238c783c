import type { More } from '../words';

/** 简体中文：其余页面。 */
export const more: More = {
  runNow: '立即运行',
  pause: '暂停',
  resume: '恢复',
  edit: '编辑',
  runAsked: (name) => `${name}：已请求运行。`,
  isPaused: (name) => `已暂停 ${name}。`,
  isResumed: (name) => `${name} 已恢复运行。`,
};
