/** 简体中文：页面上方的通知。 */
export const late = (span: string) => `调度程序已有${span}没有检查到期的账户。`;
export const settingsWrong = (names: string) => `设置有误：${names}。`;
export const simulatorSays = '此页面的操作不会到达 Microsoft。';
export const mailbox = '邮箱';
export const leftovers = '残留';
export const notice = '公告';
