import type { TextsByCode } from '../define';

const TOO_MANY = '从用户的文档库中删除不需要的内容，或不为此账户选择 OneNote 检查。';
const NO_SITE = {
  title: 'OneNote 找不到该用户的 OneDrive',
  cause: '笔记本保存在用户的 OneDrive 中，而它尚未设置、仍在创建，或没有许可证。',
  fix: '以该用户打开一次 OneDrive 并等几分钟；确认用户有含 OneDrive 的许可证。',
};
const NO_ACCESS = {
  title: 'OneNote 拒绝访问',
  cause: '令牌不包含{permission|此调用所需的权限}，或用户不能打开此笔记本。',
  fix: '按账户预检的说明授予 {permission|该权限}并给出管理员同意。',
  when: {
    'held:yes': {
      cause:
        '令牌包含 {permission|该权限}，所以 OneNote 另有原因：租户的策略、没有与用户共享的笔记本，或其所在网站的设置。',
      fix: '先看 SharePoint 管理中心的策略，再看用户能否打开该笔记本。',
    },
  },
};

/** OneNote 用数字表示错误。 */
export const notesTexts: TextsByCode = {
  '10008': {
    title: '文档库中 OneNote 项目超过 5,000 个',
    cause:
      '用户的某个文档库中有超过 5,000 个笔记本、分区和分区组。无论给多少权限，OneNote 的 API 都无法列出它们。',
    fix: TOO_MANY,
  },
  '10013': {
    title: '文档库中项目超过 20,000 个',
    cause: '用户的某个文档库中有超过 20,000 个项目，OneNote 的 API 无法编制索引。',
    fix: TOO_MANY,
  },
  '10002': {
    title: 'OneNote 暂时不可用',
    cause: 'OneNote 无法处理请求。',
    fix: '无需处理，会自行恢复。',
  },
  '10007': {
    title: 'OneNote 太忙',
    cause: 'OneNote 此刻无法处理请求。',
    fix: '无需处理，会自行恢复。',
  },
  '20166': {
    title: 'OneNote 限制了应用的请求',
    cause: '应用在短时间内为该用户向 OneNote 发送了太多请求。',
    fix: '无需处理。如果反复出现，减少 OneNote 检查或加大间隔。',
  },
  '30101': {
    title: '笔记本所在的驱动器已满',
    cause: '用户的 OneDrive 已达到配额，笔记本无法再添加内容。',
    fix: '清空驱动器和回收站，或提高配额。',
  },
  '30103': {
    title: '此网站的 OneNote 限额已用完',
    cause: '用户的笔记本非常大，或同时有很多请求发往同一网站。',
    fix: '无需处理。如果反复出现，减少 OneNote 检查。',
  },
  '30105': NO_SITE,
  '30106': NO_SITE,
  '30108': NO_SITE,
  '40001': {
    title: 'OneNote 不接受访问令牌',
    cause: 'OneNote 没有接受访问令牌。自 2025 年 3 月 31 日起，仅应用的令牌会被拒绝。',
    fix: '只为已登录的账户选择 OneNote 检查。',
    when: {
      'mode:delegated': {
        cause:
          'OneNote 没有接受该登录用户的访问令牌，尽管 Graph 接受了。个人帐户、不含 Notes 范围的令牌，以及用户的 OneDrive 或 SharePoint 未设置时会这样。',
        fix: '确认用户不是个人帐户、打开过一次 OneDrive，且令牌含 Notes 范围；或不选择 OneNote 检查。',
      },
    },
  },
  '40003': NO_ACCESS,
  '40004': NO_ACCESS,
  '40006': NO_ACCESS,
  '40007': NO_ACCESS,
};
