/** 简体中文：单个账户。 */
export const asking = '正在请求…';
export const pausing = '正在暂停…';
export const resuming = '正在恢复…';
export const moreActions = '更多操作';
export const copyTenant = '复制租户';
export const checkToken = '重新检查令牌';
export const tokenChecked = '已重新检查令牌。';
export const makeFixtures = '创建固定样例';
export const fixturesMade = '固定样例已就绪。';
export const leaveOut = '不再运行此检查';
export const isLeftOut = (check: string) => `今后不再运行 ${check}。`;
export const isBack = (check: string) => `可以再次抽到 ${check}。`;
export const signedInNow = (who: string) => `已登录为 ${who}`;
export const signedInAs = '登录用户';
export const subscription = '订阅';
export const subscriptionUnknown = (permission?: string) =>
  permission === undefined ? '尚不清楚。' : `未知：缺少 ${permission}。`;
export const daysLeftUntil = (_n: number, date: string) => ['剩余 ', ` 天，至 ${date}`] as const;
export const alerts = '刻度：剩 5、15、30 天时提醒。';
export const saysGraph = (ago: string) =>
  `数据来自 Microsoft Graph（${ago}）；以开发者计划的决定为准。`;
export const history = '之前的说法';
export const passedWeek = '7 天通过率';
export const ofRuns = (passed: number, degraded: number, failed: number, lost: number) => {
  const others = [
    degraded > 0 && `${degraded} 次部分失败`,
    failed > 0 && `${failed} 次失败`,
    lost > 0 && `${lost} 次丢失`,
  ].filter(Boolean);
  const all = `${passed + degraded + failed + lost} 次运行中 ${passed} 次`;
  return others.length > 0 ? `${all}；${others.join('，')}` : all;
};
export const every = (least: string, most: string) =>
  least === most ? `间隔 ${least}` : `间隔 ${shortened(least, most)}–${most}`;
const shortened = (least: string, most: string) => {
  const [number = '', unit] = least.split(' ');
  return most.split(' ')[1] === unit ? number : least;
};
export const waits = (until: string) => `Microsoft 要求等到 ${until}`;
export const and = '；';
export const runningFor = (span: string) => `已运行 ${span}`;
export const everMade = (made: string, removed: string) =>
  `共创建 ${made} 项，已清除 ${removed} 项`;
export const leftCapped = '数量过多，此处不再创建任何内容。';
export const leftParked = (n: number) => `另有 ${n} 项无法访问，每天查找一次。`;
export const runs = '运行';
export const onlyFailures = '仅看有失败的';
export const showOlder = '显示更早的运行';
export const today = (date: string) => `今天，${date}`;
export const yesterday = (date: string) => `昨天，${date}`;
export const runsPassed = (n: number) => `${n} 次运行通过`;
export const inAll = (text: string) => `共 ${text}`;
export const underWay = '运行中';
export const byHand = (who: string) => `手动，${who}`;
export const beats = '最近 30 次运行，从旧到新；用方向键移动';
export const runDue = (id: string) => `运行 ${id} · 计划`;
export const runFacts = (attempt: number, revision: number) =>
  `第 ${attempt} 次尝试 · 设置版本 ${revision}`;
export const madeRemoved = (made: number, removed: number) => `创建 ${made}，清除 ${removed}`;
export const results: Record<string, string> = {
  passed: '通过',
  degraded: '部分失败',
  failed: '失败',
  abandoned: '丢失',
  skipped: '已跳过',
  'not-applicable': '不适用',
  'undo-failed': '未能清除',
  'not-simulated': '未模拟',
};
export const addKey = '添加证书';
export const keyWaits = '证书已添加，将从下次登录起使用。';
export const addSignedIn = '同时以登录者身份运行';
export const validUntil = (date: string) => `有效期至 ${date}`;
export const renewed = '续期于';
export const lapses = (date: string) => `${date}自行失效`;
export const expiryFrom = {
  directory: '据目录',
  certificate: '据证书',
  entered: '据填写',
};
export const permissions = '权限';
export const canRun = (able: number, of: number) => `${of} 项检查中 ${able} 项可以运行。`;
export const missing = (n: number, others: number) =>
  `其余 ${others} 项缺少 ${n} 个权限，这不算失败。`;
export const nChecks = (n: number) => `${n} 项`;
export const andMore = (n: number) => `另有 ${n} 个`;
export const developerPack = '允许检查创建内容，并会再次清除：租户拥有开发者订阅。';
export const copyNames = '复制名称';
export const plan = '将要运行';
export const inSevenDays = (n: number, truncated: boolean) =>
  `7 天内${truncated ? `超过 ${n}` : ` ${n}`} 次`;
export const nothingPlanned = '没有计划。';
export const laterRuns = '查看全部，逐次列出';
export const quietDay = '不运行';
export const checkKinds = { read: '读取', write: '创建' };
export const weekLabel = (n: number) => `未来 7 天计划 ${n} 次运行`;
export const settings = '设置';
export const draws = '抽取';
export const tells = '通知';
export const inForce = '生效';
export const sinceRun = (at: string) => `自 ${at} 的运行起`;
export const fromRun = (at: string) => `从 ${at} 的运行起`;
export const perRun = (min: number, max: number) =>
  min === max ? `每次 ${min} 项` : `每次 ${min}–${max} 项`;
export const checksByDay = '每日检查';
export const checksByDayAbout = (days: number) => `${days} 天（UTC），每格汇总一天`;
export const nothingDrawn = '还没有运行过检查。';
export const workload = '服务或检查';
export const cell = (date: string, said: string) => `${date}：${said || '未抽中'}`;
export const marks = {
  p: '通过',
  m: '部分失败',
  f: '失败',
  s: '已跳过',
  n: '不适用',
  u: '未能清除',
};
export const allFailed = '全部失败';
export const lastFailure = '最近一次失败：';
export const noFailureThen = '当天没有失败的运行，或记录已不再保留。';
export const leftoverList = '残留内容';
export const leftoverColumns = ['检查', '创建于', '尝试次数', '下次尝试'];
export const whilePaused = '暂停期间不尝试';
export const share = '分享';
export const shareOff = '未启用。链接与徽章会向持有者显示状态。';
export const sharedSince = (at: string) => `自 ${at} 启用。新链接会取代旧链接。`;
export const shareShows = '除状态外还显示';
export const shareFields = { name: '名称', tenant: '租户', user: '用户' };
export const shareMake = '创建链接';
export const shareAnew = '创建新链接';
export const shareRevoke = '撤销';
export const shareRevoked = '该链接已失效。';
export const shareOnce = '链接与徽章，仅显示这一次。';
export const report = '报告';
export const playedPast = '部分历史是在模拟环境中回放的';
export const removedBy = (who: string, at: string) => `此账户已由 ${who} 于 ${at} 删除`;
export const changeKind = '更换方式';
export const renewKey = '新建密钥';
export const grantConsent = '授予管理员同意';
export const signInAgain = '重新登录';
