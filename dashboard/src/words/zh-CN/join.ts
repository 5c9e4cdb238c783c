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
