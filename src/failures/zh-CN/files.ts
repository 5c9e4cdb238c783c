import type { TextsByCode } from '../define';

const NO_DRIVE = {
  title: '该用户的 OneDrive 尚未设置',
  cause: '用户还没有 OneDrive：它在用户第一次打开时创建，没有许可证则不会创建。',
  fix: '以该用户打开 https://www.office.com 并启动一次 OneDrive，等几分钟；或请管理员预先设置。',
};

/** OneDrive 和 SharePoint。 */
export const filesTexts: TextsByCode = {
  ResourceNotFound: NO_DRIVE,
  itemNotFound: NO_DRIVE,
  'no-mysite': NO_DRIVE,
  'no-sharepoint-licence': {
    title: '没有 SharePoint 许可证',
    cause: '租户没有含 SharePoint Online 的许可证，而 OneDrive、网站和笔记本都依赖它。',
    fix: '分配含 SharePoint Online 的许可证。已结束的开发者订阅会失去它。',
  },
  accessDenied: {
    title: 'OneDrive 或 SharePoint 拒绝访问',
    cause:
      '令牌不包含{permission|此调用所需的权限}，或应用只被授予部分网站（Sites.Selected），或网站已锁定。',
    fix: '按账户预检的说明授予 {permission|该权限}并给出管理员同意。使用 Sites.Selected 时，把该网站授予应用。',
    when: {
      'held:yes': {
        cause:
          '令牌包含 {permission|该权限}，所以 SharePoint 另有原因：针对非托管设备或位置的策略、已锁定的网站、已满的驱动器，或网站的设置。',
        fix: '先看 SharePoint 管理中心的策略，再看网站是否锁定、驱动器是否已满。',
      },
    },
  },
  activityLimitReached: {
    title: 'OneDrive 限制了应用的请求',
    cause: '应用或用户向 OneDrive 或 SharePoint 发送的请求超过了它们的处理量。',
    fix: '无需处理。如果反复出现，减少文件检查或加大间隔。',
  },
  quotaLimitReached: {
    title: '驱动器已满',
    cause: '用户的 OneDrive 已达到配额，无法上传。',
    fix: '清空驱动器和回收站，或提高配额。',
  },
  nameAlreadyExists: {
    title: '名称已被占用',
    cause: '已有一个项目使用了检查想用的名称。',
    fix: '无需处理：下次运行会换一个名称。如果反复出现，清理以前运行留下的内容。',
  },
  resourceLocked: {
    title: '文件被锁定',
    cause: '另一个程序或 OneDrive 自己正打开着该文件。',
    fix: '无需处理，会自行恢复。',
  },
  notAllowed: {
    title: '租户不允许这样做',
    cause: '租户或网站的设置禁止此操作，例如共享或写入。',
    fix: '查看 SharePoint 管理中心的共享和访问设置。',
  },
  serviceNotAvailable: {
    title: 'OneDrive 暂时不可用',
    cause: 'OneDrive 或 SharePoint 无法处理请求。',
    fix: '无需处理；如果持续出现，请查看 Microsoft 365 管理中心的“服务运行状况”。',
  },
  resyncRequired: {
    title: '更改列表需要重新读取',
    cause: '用来读取更改的链接已失效。',
    fix: '无需处理：下次运行从头开始。',
  },
};
