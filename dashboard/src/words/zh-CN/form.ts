/** 简体中文：添加与编辑账户。 */
export const addTitle = '添加账户';
export const editTitle = (name: string) => `编辑 ${name}`;
export const howItGetsIn = '以何种方式进入';
export const oneMoreWay = '另一种方式：粘贴刷新令牌';
export const notChecked = '尚未检查';
export const notCheckedHow = '检查会询问 Microsoft 此注册可以做什么，不保存任何内容。';
export const nameHint = '可不填，默认使用租户的域名。';
export const user = '使用谁的邮箱和云盘';
export const tenantId = '目录(租户) ID';
export const tenantHint = 'GUID 或租户的一个域名。可不填，默认使用邮箱的域名。';
export const clientId = '应用程序(客户端) ID';
export const secrets: Record<string, string> = {
  'clientSecret.clientSecret': '客户端密码：填“值”，不是“机密 ID”',
  'certificate.pem': '证书及其私钥(PEM)',
  'signIn.clientSecret': '客户端密码(如应用有)',
  'refreshToken.refreshToken': '刷新令牌',
  'refreshToken.clientSecret': '客户端密码(如应用有)',
};
export const secretHint = '存入密钥保管库，不再取出。在“证书和密码”下只显示一次。';
export const vaultHint = '存入密钥保管库，不再取出。';
export const moreFields = '计划、检查、通知谁';
export const presetNames = {
  steady: '平稳',
  gentle: '轻缓',
  'office-hours': '工作时间',
  'close-watch': '密切关注',
  custom: '自定义',
};
export const presetAbout = {
  steady: '每 17–33 分钟。',
  gentle: '每 2–6 小时，夜间和周末更少。',
  'office-hours': '工作日 8–18 点，每 30–90 分钟。',
  'close-watch': '七天内每 8–15 分钟，之后恢复原计划。',
  custom: '由你决定。',
};
export const least = '两次运行之间至少(分钟)';
export const most = '两次运行之间至多(分钟)';
export const onlyOn = '仅在';
export const neverOn = '不运行的日子';
export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
export const timeZone = '时区';
export const quietFrom = '静默开始';
export const quietTo = '静默结束';
export const quietDates = '静默日期';
export const quietDatesHint = '例如 2026-12-24 2026-12-25。';
export const whichChecks = '哪些检查';
export const checksAbout: Record<string, string> = {
  balanced: '用户登录时不需要管理员专属权限的全部检查。',
  'read-only': '不创建任何内容。',
  everything: '整个目录。',
};
export const drawnLeast = '每次至少抽取';
export const drawnMost = '每次至多抽取';
export const alwaysHint = 'ID 或工作负载，例如 mail.page-inbox calendar。不填：三项各读一次。';
export const mayMake = '允许检查创建内容吗？';
export const mayMakeByLicence = '是，若租户只有开发者订阅';
export const mayMakeYes = '是';
export const mayMakeNo = '否';
export const tellWhom = '用邮件通知谁';
export const tellWhomHint = '不填：管理员。';
export const checkThenAdd = '先检查，再添加';
export const checkAgain = '再次检查';
export const checking = '正在检查…';
export const addAndStart = '添加并开始';
export const addAnyway = '仍然添加';
export const saving = '正在保存…';
export const savedFrom = (at: string) => `已保存。从 ${at} 的运行起生效。`;
export const leaveUnsaved = '离开此页面？你输入的内容尚未保存。';
export const swap = '互换';
export const mixUps = {
  'secret-id': '这像是机密 ID，请复制旁边的“值”。',
  'same-ids': '这与目录(租户) ID 相同。',
  swapped: '这两项像是填反了。',
};
export const refused = '以下内容未被接受：';
export const fieldErrors: Record<string, string> = {
  required: '此项必填。',
  unknown: '这里没有此项。',
};
export const itWorks = '可以使用';
export const worksInPart = '部分可用';
export const doesNotWork = '无法使用';
export const nothingKept = '刚刚检查，未保存任何内容';
export const moreWorkloads = (n: number) => `另有 ${n} 个工作负载`;
export const changedMeanwhile = (by?: string) =>
  `${by === undefined ? '有人' : `${by} `}在此期间修改了此账户`;
export const takeTheirs = '采用对方的';
export const keepMine = '保留我的';
