/** 简体中文：邀请。 */
export const linkOver = '此链接已无效';
export const linkOverHow = '它已被使用、已更新或已过期。请向发送者要一个新的。';
export const welcome = (name: string) => `欢迎，${name}`;
export const youMay: Record<string, string> = {
  operator: '你可以进行所有操作。',
  member: '你可以添加自己的账户，看不到他人的账户。',
  reader: '你可以查看全部内容。',
};
export const upTo = (n: number) => `最多 ${n} 个。`;
export const accept = '接受';
export const keyOnce = '这是你的密钥，只显示这一次；请保存在你保存密码的地方。';
export const confirmOver = '它已被使用，或已过期。不会因此发送邮件。';
export const mayMail = '允许 Perennial 给你发邮件吗？';
export const whoNamed = (member: string, email: string) =>
  `${member} 填写了 ${email}，用于接收 Microsoft 365 开发者租户的消息。`;
export const confirmStates = {
  asked: '在你同意之前不会发送任何邮件。之后也可以通过每封邮件中的链接停止。',
  confirmed: '邮件会发到此地址。你可以随时通过每封邮件中的链接停止。',
  'not-asked': '此链接已过期。填写该地址的人可以重新发送。',
  stopped: '不会再向此地址发送邮件，也不会再询问。',
};
export const yesMail = '同意，发给我';
export const noMail = '不，永不';
