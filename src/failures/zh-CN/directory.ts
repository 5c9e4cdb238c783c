import { oneServiceRefuses } from './kinds';
import type { TextsByCode } from '../define';

const NO_PERMISSION = {
  title: '缺少权限',
  cause:
    'Graph 拒绝了调用：令牌不包含{permission|所需的权限}，或缺少令牌中看不到的东西（{needs|角色、许可证或策略}）。',
  fix: '在应用注册的“API 权限”下授予 {permission|该权限}并给出管理员同意；账户的预检会说明缺少什么。',
  when: {
    'held:yes': {
      cause:
        '令牌包含 {permission|该权限}，所以是令牌中看不到的东西在阻止：策略、目录角色、许可证或设置（{needs|没有更多信息}）。',
      fix: '先看是否有策略或缺少角色，再看许可证，最后看服务中是否有禁止它的设置。',
    },
  },
};

const ASSIGN = '在 Microsoft 365 管理中心分配许可证，或选择其他检查。';

/** 用户、组和目录，以及 Graph 自己的应答。 */
export const directoryTexts: TextsByCode = {
  InvalidAuthenticationToken: {
    title: 'Graph 不接受访问令牌',
    cause: '访问令牌已过期、被撤销，或不是给 Graph 的。',
    fix: '无需处理；如果反复出现，重新填写账户的凭据。',
    when: {
      'accepted:elsewhere': oneServiceRefuses,
    },
  },
  unauthenticated: {
    title: '调用方未通过身份验证',
    cause: 'Graph 背后的服务不接受访问令牌，或不接受它自己给出的链接。',
    fix: '无需处理；如果反复出现，重新填写账户的凭据。',
    when: { 'accepted:elsewhere': oneServiceRefuses },
  },
  CompactToken: {
    title: '访问令牌无法读取',
    cause: 'Graph 无法读取访问令牌。',
    fix: '确认客户端 ID 和租户属于工作或学校租户，而不是个人帐户。',
  },
  Authorization_RequestDenied: NO_PERMISSION,
  Authorization_IdentityNotFound: {
    title: '租户不认识此应用',
    cause: '租户中没有此应用的服务主体，也就是那里从未同意过它。',
    fix: '请租户管理员打开账户预检中的管理员同意链接。',
  },
  Forbidden: NO_PERMISSION,
  forbidden: NO_PERMISSION,
  UnknownError: NO_PERMISSION,
  Request_ResourceNotFound: {
    title: '目录中没有它',
    cause: '用户、组或其他对象不在目录中：账户中填写有误、已删除，或太新，还没有同步到每台服务器。',
    fix: '把账户的用户与 Microsoft 365 管理中心对照。已删除的 30 天内可以恢复。',
  },
  Directory_QuotaExceeded: {
    title: '目录已满',
    cause: '租户（或租户中的此应用）已达到目录对象数量上限。',
    fix: '删除不需要的目录对象；已删除的还会计入一段时间。',
  },
  TooManyRequests: {
    title: 'Graph 限制了应用的请求',
    cause: '应用向此租户发送的请求超过了 Graph 的处理量。',
    fix: '无需处理。如果反复出现，减少检查或加大间隔，或看看还有什么在用同一个应用。',
  },
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: {
    title: '租户没有 Entra ID P1 或 P2',
    cause: '此调用需要租户有 Microsoft Entra ID P1 或 P2。',
    fix: '选择其他检查，或购买许可证。',
  },
  NotLicensed: {
    title: '用户没有相应的许可证',
    cause: '该用户没有此调用背后服务的许可证。',
    fix: ASSIGN,
  },
  'no-licence': {
    title: '用户没有相应的许可证',
    cause: '此调用背后的服务说，用户或租户没有它的许可证。',
    fix: ASSIGN,
  },
};
