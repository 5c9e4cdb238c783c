/** 简体中文：报告。 */
export const title = (name: string) => `${name} 的报告`;
export const from = '从';
export const to = '至';
export const print = '打印';
export const period = (from: string, to: string) => `${from} 至 ${to}`;
export const tenant = '租户';
export const runs = '运行';
export const ofRuns = (passed: number, all: number) => `${all} 次中 ${passed} 次通过`;
export const items = '检查创建的内容';
export const madeRemoved = (made: number, removed: number) => `创建 ${made} 项，删除 ${removed} 项`;
export const granted = '权限';
export const made = '生成于';
export const workloads = '按服务';
export const workload = '服务';
export const counts = ['通过', '失败', '跳过', '不适用'];
export const checks = '按检查';
export const check = '检查';
export const broken = '发现故障';
export const brokenFrom = (from: string, mended: string | undefined) =>
  mended ? `${from}，${mended} 恢复` : `${from}，尚未恢复`;
