/** 简体中文：成员与更改记录。 */
import type { AuditAction } from '../../../../src/domain/audit';

export const membersAbout =
  '所有持有密钥的人。成员只能看到和修改自己的账户；只读用户能看到全部，但不能修改。';
export const role = '角色';
export const lastSeen = '最近使用';
export const suspended = '已停用';
export const suspend = '停用';
export const restore = '恢复';
export const you = '（你）';
export const now = '刚刚';
export const setQuota = '配额…';
export const quotaText = '已有的保持不变。';
export const newLink = '新链接';
export const isSuspended = (name: string) => `已停用 ${name}。`;
export const isRestored = (name: string) => `${name} 可以再次进入。`;
export const notOpened = (until: string) => `尚未打开链接；${until}失效`;
export const removeMember = (name: string) => `删除 ${name}？`;
export const removeMemberText = (n: number) =>
  `其密钥立即失效。${n > 0 ? `其 ${n} 个账户转给你。` : ''}`;
export const changes = '更改记录';
export const showEarlier = '显示更早的更改';
export const allOfIt = '全部';
export const exportChanges = '导出';
export const invite = '邀请他人';
export const may = '可以';
export const mayDo = { member: '添加自己的账户', reader: '查看全部', operator: '进行所有操作' };
export const mayAbout = {
  member: '看不到他人的内容',
  reader: '用于大屏或给朋友看',
  operator: '与你一样的管理员',
};
export const quotaOf = '最多可有多少账户';
export const makeLink = '生成链接';
export const linkFor = (name: string, until: string) =>
  `给 ${name} 的链接。只能使用一次，有效至 ${until}，之后不再显示。`;
export const actions: Record<AuditAction, string> = {
  'account.registered': '添加了',
  'account.imported': '导入了',
  'account.changed': '修改了',
  'account.paused': '暂停了',
  'account.resumed': '恢复了',
  'account.signed-in': '登录了',
  'account.shared': '生成了共享链接：',
  'account.unshared': '撤销了共享链接：',
  'account.deleted': '删除了',
  'account.handed-over': '接管了',
  'account.fixtures-made': '创建了固定样例：',
  'account.fixtures-removed': '删除了固定样例：',
  'member.invited': '邀请了',
  'member.imported': '导入了',
  'member.joined': '接受了邀请：',
  'member.changed': '修改了',
  'member.suspended': '停用了',
  'member.restored': '恢复了',
  'member.link-renewed': '更新了链接：',
  'member.removed': '删除了',
  'address.confirmed': '同意接收其账户消息：',
  'address.stopped': '不再接收其账户消息：',
  'key.made': '生成了密钥：',
  'settings.changed': '修改了设置',
};
