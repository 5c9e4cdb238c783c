/** English, for notices above every page. `zh-CN/notices.ts` has the same. */
export const late = (span: string) => `The scheduler has not looked at what is due for ${span}.`;
export const settingsWrong = (names: string) => `Settings are wrong: ${names}.`;
export const simulatorSays = 'Nothing on this page reaches Microsoft.';
export const mailbox = 'Mailbox';
export const leftovers = 'Leftovers';
export const notice = 'Notice';
