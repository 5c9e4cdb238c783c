import { both } from './define';
import type { DoorCases } from './define';

/** The tenant, the tools on somebody's machine, and the app registration. */
export const registrationCases: DoorCases = {
  'no-such-tenant': {
    codes: ['AADSTS90002', 'AADSTS900023'],
    texts: both(
      [
        'There is no tenant of this name',
        '{domain|The domain} is unknown to Microsoft.',
        'Check the spelling after the @.',
      ],
      ['没有这个名称的租户', 'Microsoft 不认识 {domain|这个域名}。', '请检查 @ 之后的拼写。'],
    ),
  },
  'no-tool': {
    texts: both(
      [
        'No command line of Azure is installed',
        'This door needs one, and neither az nor azd was found.',
        'Use the browser door: {add|the page /add of your installation}. Or install Azure CLI.',
      ],
      [
        '没有安装 Azure 命令行',
        '这种方式需要它，但 az 和 azd 都没有找到。',
        '请改用浏览器方式：{add|您安装的 /add 页面}，或安装 Azure CLI。',
      ],
    ),
    link: 'https://learn.microsoft.com/cli/azure/install-azure-cli',
  },
  'tool-not-signed-in': {
    texts: both(
      [
        '{tool|Azure CLI} is not signed in to this tenant',
        'A developer tenant has no subscription, so the flag is needed.',
        'az login --tenant {tenant|T} --allow-no-subscriptions',
      ],
      [
        '{tool|Azure CLI} 尚未登录此租户',
        '开发者租户没有订阅，因此需要这个参数。',
        'az login --tenant {tenant|T} --allow-no-subscriptions',
      ],
    ),
  },
  'no-token-piped': {
    texts: both(
      [
        'What is piped in is no token',
        '--token-from stdin takes a token for Microsoft Graph, or the answer of az or azd that holds one.',
        'az account get-access-token --resource-type ms-graph --tenant {tenant|T} -o json | npm run setup-tenant -- …',
      ],
      [
        '通过管道传入的不是令牌',
        '--token-from stdin 需要 Microsoft Graph 的令牌，或 az、azd 含有令牌的输出。',
        'az account get-access-token --resource-type ms-graph --tenant {tenant|T} -o json | npm run setup-tenant -- …',
      ],
    ),
  },
  'signed-in-elsewhere': {
    texts: both(
      [
        'You are signed in to {other|another tenant}, not {tenant|this one}',
        'Nothing was changed.',
        'Sign in with --tenant {domain|DOMAIN}, or correct --tenant.',
      ],
      [
        '您登录的是 {other|另一个租户}，而不是 {tenant|此租户}',
        '没有更改任何内容。',
        '请用 --tenant {domain|DOMAIN} 登录，或更正 --tenant。',
      ],
    ),
  },
  'not-a-developer-tenant': {
    texts: both(
      [
        'This does not look like a developer tenant',
        'It has licences but no developer subscription.',
        'If you mean it: --any-tenant. Checks will only read.',
      ],
      [
        '这看起来不是开发者租户',
        '它有许可证，但没有开发者订阅。',
        '如果确实如此：--any-tenant。检查将只读取。',
      ],
    ),
  },
  'may-not-register': {
    texts: both(
      [
        'You may not make app registrations here',
        'The tenant lets its users register no apps.',
        'Sign in as Global Administrator, or ask for the role Application Developer.',
      ],
      [
        '您无权在此创建应用注册',
        '该租户不允许其用户注册应用。',
        '请以全局管理员身份登录，或申请“应用程序开发人员”角色。',
      ],
    ),
    link: 'https://learn.microsoft.com/entra/identity/role-based-access-control/delegate-app-roles',
  },
  'lifetime-too-long': {
    codes: ['CredentialInvalidLifetimeAsPerAppPolicy'],
    texts: both(
      [
        'The tenant allows only short-lived keys',
        '{refused|Longer lifetimes} were refused, {accepted|a shorter one} was accepted.',
        'Nothing; you are told 30, 7 and 1 days before the end.',
      ],
      [
        '租户只允许短期密钥',
        '{refused|较长的有效期}被拒绝，{accepted|较短的有效期}被接受。',
        '无需操作；到期前 30、7 和 1 天会通知您。',
      ],
    ),
  },
  'no-lifetime-allowed': {
    texts: both(
      [
        'The tenant allows no key, however short-lived',
        '{refused|Every lifetime} were refused by its policy for app credentials.',
        'Federated, or a certificate as the policy wants it: --certificate FILE.',
      ],
      [
        '租户不允许任何密钥，无论有效期多短',
        '{refused|所有有效期}都被其应用凭据策略拒绝。',
        '请使用 federated，或符合策略的证书：--certificate FILE。',
      ],
    ),
  },
  'secrets-forbidden': {
    codes: ['CredentialTypeNotAllowedAsPerAppPolicy'],
    texts: both(
      [
        'The tenant forbids client secrets',
        'A policy for app credentials refuses them.',
        'Use a certificate (--credential certificate), or federated.',
      ],
      [
        '租户禁止客户端密码',
        '应用凭据策略拒绝了它们。',
        '请使用证书（--credential certificate）或 federated。',
      ],
    ),
  },
  'own-authority-only': {
    codes: ['CertificateNotIssuedByTrustedCertificateAuthority'],
    texts: both(
      [
        'Only certificates of your own authority are allowed',
        'The tenant trusts only its own certificate authorities.',
        '--certificate FILE with one of these, or federated.',
      ],
      [
        '只允许您自己的颁发机构的证书',
        '租户只信任其自己的证书颁发机构。',
        '请使用 --certificate FILE 指定其中之一，或 federated。',
      ],
    ),
  },
  'multi-tenant-forbidden': {
    codes: ['SignInAudienceNotAllowedAsPerAppPolicy'],
    texts: both(
      [
        'Multi-tenant apps are forbidden here',
        'A policy of the tenant refuses them.',
        'Without --credential federated; a certificate serves as well.',
      ],
      [
        '此处禁止多租户应用',
        '租户的策略拒绝了它们。',
        '请不要使用 --credential federated；证书同样可用。',
      ],
    ),
  },
  'key-lost': {
    texts: both(
      [
        'Somebody else’s key has vanished from the registration',
        'Of its keys, {count|one} vanished when ours was written: somebody wrote at the same time.',
        'Look at Certificates & secrets of the registration, then run again.',
      ],
      [
        '注册中他人的密钥消失了',
        '写入我们的密钥后，其中 {count|一个} 密钥不见了：有人同时写入。',
        '请查看该注册的“证书和密码”，然后再次运行。',
      ],
    ),
  },
  'name-was-deleted': {
    texts: both(
      [
        'It was deleted on {day|some day} and can be restored',
        'The registration lies in the recycle bin and keeps its name taken.',
        'Restore it (r), or delete it for good and start anew (d)?',
      ],
      [
        '它已于 {day|某日}删除，可以恢复',
        '该注册在回收站中，其名称仍被占用。',
        '恢复它 (r)，还是永久删除并重新开始 (d)？',
      ],
    ),
  },
  'name-is-not-ours': {
    texts: both(
      [
        'There is another app “{name|of this name}”',
        'It is not touched.',
        '--adopt CLIENTID to use it, or --name.',
      ],
      [
        '已有另一个应用“{name|同名}”',
        '不会触碰它。',
        '使用 --adopt CLIENTID 采用它，或使用 --name。',
      ],
    ),
  },
  'list-without-end': {
    texts: both(
      [
        'A list of Microsoft’s does not end',
        '{list|It} has more than {pages|a thousand} pages, and nobody knows what stands on the rest.',
        'Look at it in Entra; then run the same command again.',
      ],
      [
        'Microsoft 的某个列表没有尽头',
        '{list|它} 超过 {pages|一千} 页，其余内容无从得知。',
        '请在 Entra 中查看，然后再次运行同一命令。',
      ],
    ),
  },
  'still-there': {
    texts: both(
      [
        'What was removed is still there',
        'Microsoft took the removal of {what|it}, and shows it all the same.',
        'Run the same command again in a minute: it goes on from there.',
      ],
      [
        '已移除的内容仍然存在',
        'Microsoft 接受了对 {what|它} 的移除，但仍显示它。',
        '请在一分钟后再次运行同一命令：它会从中断处继续。',
      ],
    ),
  },
};
