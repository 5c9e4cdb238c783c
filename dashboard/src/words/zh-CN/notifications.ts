/** 简体中文：通知。 */
export const aboutPage =
  '出现问题时发一条消息，恢复时再发一条。一切正常时不打扰，除非订阅每周摘要。';
export const addChannel = '添加渠道';
export const channels = '渠道';
export const channel = '渠道';
export const toldOf = '通知内容';
export const lastMessage = '最近一条消息';
export const nobodyHears = '还没有人会收到失败通知。';
export const test = '测试';
export const testing = '正在测试…';
export const testFirst = '测试按此处的设置发送一条消息，不保存任何内容。';
export const delivered = (seconds: string) => `${seconds} 秒内送达`;
export const notDelivered = '未送达';
export const deliveredAt = (at: string) => `${at} 送达`;
export const refusedAt = (at: string) => `${at} 被拒绝`;
export const notUsed = '尚未使用';
export const removeChannel = (name: string) => `删除${name}`;
export const removeText = '其地址与机密会立即删除。';
export const isRemoved = (name: string) => `已删除${name}。`;
export const whichWay = '通过哪种渠道';
export const kinds = {
  mail: '邮件',
  wecom: '企业微信机器人',
  telegram: 'Telegram',
  webhook: 'Webhook',
};
export const about = {
  mail: '由此部署的发件服务发送，或由你自己的邮件服务器发送。',
  wecom: '群机器人。其地址就是密钥。',
  telegram: '你自己的机器人，发到它可以写入的聊天。',
  webhook: '向你的地址发送签名的 JSON。',
};
export const ownServer = '使用自己的邮件服务器';
export const fields: Record<string, string> = {
  'mail/to': '收件人',
  'mail/smtp/host': '服务器',
  'mail/smtp/port': '端口',
  'mail/smtp/user': '用户名',
  'mail/smtp/password': '密码',
  'mail/smtp/from': '发件人',
  'wecom/url': 'Webhook 地址',
  'telegram/botToken': '机器人令牌',
  'telegram/chatId': '聊天',
  'webhook/url': '地址',
  'webhook/secret': '签名密钥',
};
export const hints: Record<string, string> = {
  'mail/to': '不填：部署时填写的管理员地址。',
  'mail/smtp/port': '587；从首字节起加密则为 465。',
  'telegram/chatId': '数字，或频道的 @名称。',
};
export const secretNew = '存入保管库，不会再取出。';
export const secretKept = '已有一个。留空则保留。';
export const least = {
  info: '全部',
  warning: '失败与即将到期',
  critical: '停止工作的账户',
};
export const leastAbout = {
  info: '也包括恢复与续期',
  warning: '账户部分失败，或有内容即将到期',
  critical: '不含其他',
};
export const asInstallation = '与全部渠道相同';
export const whatIsSent = '发送哪些内容';
export const sent: readonly (readonly [what: string, how: string, at: string])[] = [
  ['账户停止工作', '一次，附原因与处理方法', '立即'],
  ['仍未恢复', '提醒', '1 天与 3 天后，之后每周'],
  ['恢复正常', '一次', '立即'],
  ['剩余 30、15、5、1 天', '到期日期；日期后移时为“已续期至…”', '当天'],
  ['密码到期前 30、7、1 天', '是哪一个，以及如何更换', '当天'],
  ['调度程序没有动静', '由外部监视发出，如已设置其地址', '由该监视决定'],
];
export const forAll = '全部渠道';
export const quietFrom = '免打扰开始';
export const quietTo = '免打扰结束';
export const quietHint = (zone: string) => `按 ${zone}。期间的消息在结束后发送，如果仍然成立。`;
export const language = '语言';
export const digest = '每周摘要';
export const digestHint = (at: string) => `${at} 发送：需要处理的事项、剩余天数、通过情况。`;
export const noDigest = '不发送';
export const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];
export const quietOfChannel = '留空：与所有人相同。';
