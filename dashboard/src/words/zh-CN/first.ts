/** 简体中文：框架与账户列表。 */
export const skip = '跳到正文';
export const main = '主导航';
export const accounts = '账户';
export const members = '成员';
export const system = '系统';
export const onSchedule = '调度正常';
export const schedulerLate = '调度延迟';
export const schedulerUnknown = '尚不清楚';
export const menu = '菜单';
export const switchLanguage = 'Switch to English';
export const theme = { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' };
export const quota = (used: number, of: number) => `${of} 个账户已用 ${used} 个`;
export const times = (zone: string) => `时间按本设备的时区显示（${zone}）`;
export const portal = 'Azure 门户';
export const entra = 'Entra 管理中心';
export const programme = '开发人员仪表板';
export const support = '计划支持';
export const noAnswer = (at: string) => `自 ${at} 起没有应答。`;
export const knownThen = (n: string) => `以下是当时的状态。${n}后重试。`;
export const tryNow = '立即重试';
export const tryAgain = '重试';
export const simulator = '模拟环境。';
export const loading = '正在加载';
export const partFailed = '这部分无法加载。';
export const todayAt = (at: string) => `今天 ${at}`;
export const yesterdayAt = (at: string) => `昨天 ${at}`;
export const tomorrowAt = (at: string) => `明天 ${at}`;
export const seconds = (n: number) => `${n} 秒`;
export const minutes = (n: number) => `${n} 分钟`;
export const hours = (n: number) => `${n} 小时`;
export const days = (n: number) => `${n} 天`;
export const fromNow = (span: string) => `${span}后`;
export const ago = (span: string) => `${span}前`;
export const due = (span: string) => `已到期 ${span}`;
export const allWork = (n: number) => `${n} 个账户全部正常`;
export const oneWorks = (name: string) => `${name} 正常`;
export const nothingNeeds = '没有需要你处理的事';
export const needYou = (n: number) => `有 ${n} 个账户需要你处理`;
export const installationNeeds = '系统需要你处理';
export const working = (n: number, of: number) => (n === of ? '' : `${of} 个账户中 ${n} 个正常`);
export const pausedToo = (n: number) => `${n} 个已暂停`;
export const join = (parts: readonly string[]) => `${parts.join('，')}。`;
export const nextRun = (rel: string) => `${rel}有下一次运行。`;
export const runningNow = (n: number) => `有 ${n} 次运行正在进行。`;
export const nothingLeft = '检查创建的内容没有任何残留。';
export const somethingLeft = (n: number) => `检查创建的内容有 ${n} 项残留。`;
export const needs = '需要你处理的事';
export const needsMore = (n: number) => `另有 ${n} 项`;
export const nAccounts = (n: number) => `${n} 个账户`;
export const showThe = (n: number) => `显示这 ${n} 个`;
export const theFirst = (at: string) => `最早自 ${at} 起`;
export const since = (at: string) => `自 ${at} 起`;
export const runsFailed = (n: number) => `已有 ${n} 次运行失败`;
export const saysGraph = (at: string) => `${at}（据 Microsoft Graph）· 在此之前仍可能续订`;
export const secondOne = (at: string) => `${at} · 现在新建一个，运行不会中断`;
export const find = '查找账户';
export const findWhat = '名称、租户或用户';
export const showOnly = '显示';
export const all = '全部';
export const chipNeed = '需要处理';
export const chipPartly = '有失败';
export const chipOk = '正常';
export const chipPaused = '已暂停';
export const select = '选择';
export const addAccount = '添加账户';
export const quotaFull = '你的配额已用完。请联系管理员。';
export const col = {
  acc: '账户',
  state: '状态',
  runs: '最近 30 次运行',
  rate: '通过率',
  days: '剩余天数',
  next: '下次运行',
  more: '操作',
};
export const sortChanged = (n: number) => `${n} 项有变 · 重新排序`;
export const shown = (n: number, of: number) => `显示 ${of} 个中的 ${n} 个`;
export const clear = '清除';
export const noMatch = (q: string) => `没有与“${q}”相符的账户。`;
export const noMatchFilter = '现在没有这样的账户。';
export const clearSearch = '清除搜索';
export const state = {
  active: '正常',
  first: '首次运行中',
  degraded: '部分失败',
  failing: '失败',
  paused: '已暂停',
  'needs-sign-in': '需要登录',
  'needs-credential': '需要凭据',
};
export const forSpan = (span: string) => `已持续 ${span}`;
export const by = (who: string, reason?: string) => (reason ? `${who}：${reason}` : `由 ${who}`);
export const asApp = '以应用身份';
export const asAppNoSecret = '以应用身份，无密码';
export const signedIn = '用户登录';
export const result: Record<string, string> = { p: '通过', d: '部分失败', f: '失败', a: '丢失' };
export const lastRuns = (text: string) => `最近的运行：${text}`;
export const noRuns = '尚无';
export const ofRuns = (n: number) => `共 ${n} 次`;
export const noRunYet = '尚无运行';
export const daysShort = (n: number) => `${n} 天`;
export const endedAgo = (n: number) => `已到期 ${n} 天`;
export const lacks = (permission: string) => `缺少 ${permission}`;
export const unknownDays = '未知';
export const running = '运行中';
export const actionsFor = (name: string) => `${name} 的操作`;
export const sentenceGap = '';
export const separator = '，';
export const operator = '管理员';
export const notifications = '通知';
export const demo = '演示';
