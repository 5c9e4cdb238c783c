/** 简体中文：系统。 */
export const lateNever = '调度程序尚未运行。';
export const systemWell = '系统运行正常';
export const systemUnwell = '系统需要处理';
export const systemUnknown = '系统状态尚不清楚';
export const health = '健康状况';
export const lastTick = '调度程序最近一次检查';
export const storage = '存储';
export const dueNow = '到期等待中';
export const alertsOwed = '待发消息';
export const capped = '残留过多的账户';
export const damaged = '损坏的行';
export const poisoned = '已放弃的消息';
export const noticeHint = '纯文本，所有持有密钥的人在每页上方都能看到。不填：无。';
export const notice = '公告';
