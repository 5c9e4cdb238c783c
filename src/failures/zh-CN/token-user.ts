import type { TextsByCode } from '../define';

const SIGN_IN_AGAIN = '以此账户的用户重新登录，并把新的刷新令牌填到账户中。';

const NO_DEVICE = {
  title: '条件访问要求受管理的设备',
  cause: '租户的条件访问策略只给它所管理的设备颁发令牌，而服务器不是这样的设备。',
  fix: '把该用户或应用排除在策略之外，或改用仅应用的凭据。',
};

/** 刷新令牌背后的用户被拒：密码、多重身份验证、用户、会话。 */
export const tokenUserTexts: TextsByCode = {
  AADSTS700082: {
    title: '刷新令牌已失效',
    cause: '刷新令牌 90 天没有使用，Entra ID 不再接受。',
    fix: SIGN_IN_AGAIN,
  },
  AADSTS70008: {
    title: '刷新令牌已过期',
    cause: '刷新令牌已过期或被撤销。',
    fix: SIGN_IN_AGAIN,
  },
  AADSTS70043: {
    title: '租户要求重新登录',
    cause: '条件访问策略限制了一次登录的有效时长（登录频率），这次登录已超过。',
    fix: '重新登录，并把新的刷新令牌填到账户中。要让它持久，把该用户或应用排除在登录频率之外，或改用仅应用的凭据。',
  },
  AADSTS50173: {
    title: '登录已被撤销',
    cause: '刷新令牌颁发之后，用户改了密码或会话被撤销。',
    fix: SIGN_IN_AGAIN,
  },
  AADSTS50076: {
    title: '需要多重身份验证',
    cause: '租户现在要求多重身份验证，而此令牌对应的登录没有经过它。',
    fix: '用多重身份验证重新登录，并把新的刷新令牌填到账户中；或改用仅应用的凭据。',
  },
  AADSTS50079: {
    title: '用户需要设置多重身份验证',
    cause: '租户要求多重身份验证，而该用户还没有登记验证方法。',
    fix: '请用户在 https://aka.ms/mfasetup 登记，重新登录，再把新的刷新令牌填到账户中。',
  },
  AADSTS50053: {
    title: '用户被锁定',
    cause:
      'Entra ID 暂时阻止登录：失败次数太多，或来自 Microsoft 认为有风险的地址。大约持续 15 分钟。',
    fix: '等一刻钟，停掉用错误密码登录的程序，然后再试。',
  },
  AADSTS50055: {
    title: '用户的密码已过期',
    cause: '用户的密码已过期，更改之前不会有令牌。',
    fix: '更改密码，重新登录，再把新的刷新令牌填到账户中。可以把租户设为密码永不过期。',
  },
  AADSTS50057: {
    title: '用户已被禁用',
    cause: '管理员禁用了该用户。',
    fix: '在 Microsoft 365 管理中心启用该用户，或登记另一个用户。',
  },
  AADSTS50034: {
    title: '此租户中没有该用户',
    cause: '租户 {tenantId|（此账户的）}中没有这个用户：已删除、已改名，或属于另一个租户。',
    fix: '在 Microsoft 365 管理中心核对该用户。已删除的用户 30 天内可以恢复。',
  },
  AADSTS50126: {
    title: '用户名或密码不正确',
    cause: 'Entra ID 拒绝了用户名或密码。',
    fix: SIGN_IN_AGAIN,
  },
  AADSTS50158: {
    title: '租户要求进一步的登录步骤',
    cause: '条件访问策略要求的步骤只有人在浏览器中才能完成。',
    fix: SIGN_IN_AGAIN,
  },
  AADSTS70000: {
    title: '刷新令牌不再有效',
    cause: '刷新令牌已被撤销、用过、复制时被截断，或是为另一个应用或另一些权限颁发的。',
    fix: SIGN_IN_AGAIN,
  },
  AADSTS54005: {
    title: '刷新令牌已经用过',
    cause: '所出示的令牌已在这里或被另一个程序兑换过。',
    fix: `${SIGN_IN_AGAIN}只在一处使用它。`,
  },
  AADSTS700084: {
    title: '单页应用的刷新令牌已失效',
    cause: '刷新令牌颁发给了单页应用程序，它的令牌有效期为一天，不能延长。',
    fix: '把重定向地址注册在“移动和桌面应用程序”或“Web”下，重新登录，再把新的刷新令牌填到账户中。',
  },
  AADSTS50020: {
    title: '用户属于另一个租户',
    cause: '登录的用户是个人帐户，或属于另一个租户且不是 {tenantId|此租户}的来宾。',
    fix: '登记用户所属的租户；或以此租户的用户登录（或邀请该用户为来宾），再把新的刷新令牌填到账户中。',
  },
  AADSTS50078: {
    title: '需要重新进行多重身份验证',
    cause: '租户限制了多重身份验证的有效时长，此令牌对应的那次已超过。',
    fix: '用多重身份验证重新登录，并把新的刷新令牌填到账户中；或改用仅应用的凭据。',
  },
  AADSTS50105: {
    title: '用户没有分配到此应用',
    cause: '应用 {clientId|注册}只对已分配的用户开放，而该用户不在其中。',
    fix: '在“企业应用程序”中把用户分配给该应用，或把“需要分配”设为“否”。',
  },
  AADSTS53000: NO_DEVICE,
  AADSTS53001: NO_DEVICE,
  AADSTS50097: NO_DEVICE,
  interaction_required: {
    title: '需要人来登录',
    cause: '租户在登录时要求只有人才能给出的东西：密码、第二重验证或同意。',
    fix: SIGN_IN_AGAIN,
  },
  invalid_grant: {
    title: '刷新令牌未被接受',
    cause: '令牌终结点拒绝了刷新令牌：已过期、被撤销，或是为另一个应用颁发的。',
    fix: SIGN_IN_AGAIN,
  },
  invalid_client: {
    title: '应用的凭据未被接受',
    cause: '令牌终结点拒绝了应用 {clientId|注册}的客户端密码或证书。',
    fix: '在应用注册的“证书和密码”下新建客户端密码，把它的值填到账户中。',
  },
};
