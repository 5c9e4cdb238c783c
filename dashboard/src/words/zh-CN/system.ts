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
export const statistics = '全部账户的运行，28 天';
export const nowInNumbers = (waiting: number, megabytes: number) =>
  `当前到期 ${waiting} 个 · 应答进程占用 ${megabytes} MB`;
export const asTable = '以表格显示';
export const runsInDays = (runs: number, days: number) => `${days} 天内 ${runs} 次运行`;
export const day = '日期(UTC)';
export const resultNames = ['通过', '部分失败', '失败', '丢失'];
export const failuresByKind = '按类别的失败';
export const settings = '设置';
export const numbers = {
  '/retention/days': '运行记录保留天数',
  '/retention/runs': '每个账户最多保留的运行数（0 为不限）',
  '/retention/history': '检查历史保留天数',
  '/retention/statistics': '统计保留天数',
  '/retention/audit': '更改记录保留天数',
  '/threshold/share': '失败比例达到(%)时账户自行暂停',
  '/threshold/runs': '按最近多少次运行计算',
};
export const domains = '无需确认的邮件地址域名';
export const domainsHint = '例如 contoso.example fabrikam.example。';
export const deadMan = '每次调度检查后通知外部监视';
export const deadManAddress = '其地址';
export const deadManHint = '存入保管库，不会再取出。';
export const deadManKept = (host: string) => `位于 ${host}。留空则保留。`;
export const transfer = '导出与导入';
export const transferAbout =
  '账户、成员与设置，不含任何机密。导入只添加此处没有的内容，不更改已有内容。';
export const exportAll = '导出';
export const importFrom = '从文件导入';
export const noJson = '此文件不是导出文件：不是 JSON。';
export const imported = '已导入。账户等待凭据，成员等待链接。';
export const nothingChanges = '其中的内容这里都已有。';
export const wouldAdd = (accounts: number, members: number, settings: boolean) =>
  `将添加 ${accounts} 个账户和 ${members} 名成员${settings ? '，并采用其设置' : ''}。`;
export const upgrade = '升级';
export const runsHere = (version: string) => `此处运行 Perennial ${version}，不会自行查找新版本。`;
export const releases = '各版本及其变更';
export const howToUpgrade = '升级方法';
