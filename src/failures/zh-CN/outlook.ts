import type { TextsByCode } from '../define';

const NO_MAILBOX = {
  title: '用户还没有邮箱',
  cause:
    'Exchange Online 没有该用户的活动邮箱：没有分配许可证、仍在创建、已被删除，或在本地部署中。',
  fix: '给用户分配含 Exchange Online 的许可证并等待邮箱创建（最多一天），或改填有邮箱的用户。其余部分正常，无需重新启动。',
};

/** 邮件、日历、联系人和任务：Exchange Online 的代码。 */
export const outlookTexts: TextsByCode = {
  MailboxNotEnabledForRESTAPI: NO_MAILBOX,
  MailboxNotHostedInExchangeOnline: NO_MAILBOX,
  ErrorNonExistentMailbox: NO_MAILBOX,
  ErrorMailboxNotFound: NO_MAILBOX,
  OrganizationFromTenantGuidNotFound: {
    title: '租户没有 Exchange Online',
    cause:
      'Exchange Online 不认识此租户：从未有过含它的有效订阅、订阅已结束，或几分钟前才开始。令牌本身没有问题。',
    fix: '获取含 Exchange Online 的订阅并把许可证分配给用户，或选择其他服务的检查。',
  },
  MailboxInfoStale: {
    title: '邮箱正在移动',
    cause: 'Exchange Online 正在移动邮箱，暂时不知道它在哪里。',
    fix: '无需处理，会自行恢复。',
  },
  ErrorInvalidUser: {
    title: '用户不存在',
    cause: 'Exchange Online 不认识账户所填名称或 ID 的用户。',
    fix: '更正账户的用户：填 Microsoft 365 管理中心显示的用户主体名称或对象 ID。',
  },
  ErrorAccessDenied: {
    title: 'Exchange Online 拒绝访问邮箱',
    cause:
      '令牌不包含{permission|此调用所需的权限}，或 Exchange Online 限制了此应用可以打开的邮箱（应用程序 RBAC、应用程序访问策略）。',
    fix: '按账户预检的说明授予 {permission|该权限}并给出管理员同意。如果有限制，把该邮箱加入其范围。',
    when: {
      'held:yes': {
        cause:
          '令牌包含 {permission|该权限}，所以 Exchange Online 另有原因：策略限制了此应用可以打开的邮箱、邮箱已满，或许可证已失效。',
        fix: '先看是否有策略（应用程序 RBAC、应用程序访问策略）排除了此邮箱，再看邮箱是否已满，最后看许可证。',
      },
    },
  },
  'application-access-policy': {
    title: '策略不让应用访问该用户',
    cause: '租户的应用程序访问策略不包含此应用和用户。',
    fix: '把用户加入策略的范围，或改用应用程序 RBAC。更改可能要一小时以上才生效。',
  },
  ErrorItemNotFound: {
    title: 'Outlook 项目不在了',
    cause: 'Exchange Online 不再认识检查刚创建或列出的项目。',
    fix: '如果反复出现，看看是否有规则、保留策略或其他程序在删除或移动此邮箱中的项目。',
  },
  ErrorSendAsDenied: {
    title: '用户不能以此地址发送',
    cause: 'Exchange Online 拒绝了发件人地址。',
    fix: '用用户自己的主地址来填写用户。',
  },
  ErrorExceededMessageLimit: {
    title: '邮箱发送的邮件太多',
    cause: '邮箱已达到 Exchange Online 当天的邮件或收件人上限。',
    fix: '找出还有什么在用此邮箱发送，并减少发送邮件的检查。',
  },
  ErrorQuotaExceeded: {
    title: '邮箱已满',
    cause: '邮箱已达到存储上限，无法再创建内容。',
    fix: '清空邮箱，包括“已删除邮件”。',
  },
  ApplicationThrottled: {
    title: 'Exchange Online 限制了应用的请求',
    cause: '应用已用完它对此邮箱的请求份额。',
    fix: '无需处理。如果反复出现，减少检查或加大间隔，或看看还有什么在用同一个应用。',
  },
};
