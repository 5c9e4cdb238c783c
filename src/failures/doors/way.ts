import { both } from './define';
import type { DoorCases } from './define';

/** After the registration: lag, trust, Perennial itself, the way there, the mailbox. */
export const wayCases: DoorCases = {
  'consent-not-passed-on': {
    texts: both(
      [
        'Microsoft has not passed the consent on yet',
        '{granted|Some} of {wanted|all} are there.',
        'Nothing: looked at again in 5 min, you are told. If it stays: {permissions|the page “API permissions” of the app}.',
      ],
      [
        'Microsoft 尚未传播授权',
        '{wanted|全部} 个中已有 {granted|一些} 个。',
        '无需操作：5 分钟后会再次检查并通知您。如果一直如此：{permissions|应用的“API 权限”页面}。',
      ],
    ),
  },
  'identity-not-trusted': {
    codes: ['AADSTS700211', 'AADSTS700212', 'AADSTS700213', 'AADSTS70021'],
    texts: both(
      [
        'The app does not trust this identity',
        'Issuer, subject or audience differ; Entra does not check them when saved.',
        'Is: {is|what the app trusts}. Should be: {should|this identity}. setup-tenant sets them right.',
      ],
      [
        '应用不信任此身份',
        '颁发者、主体或受众不同；Entra 保存时不检查它们。',
        '当前：{is|应用所信任的}。应为：{should|此身份}。setup-tenant 会将其更正。',
      ],
    ),
  },
  'home-tenant-needed': {
    texts: both(
      [
        'The app is not known in {tenant|the tenant}',
        'It lives in your home tenant.',
        '--home-tenant; then consent in {tenant|the tenant}: {consent|the consent link}.',
      ],
      [
        '{tenant|该租户} 不认识此应用',
        '它位于您的主租户。',
        '使用 --home-tenant；然后在 {tenant|该租户} 中授权：{consent|授权链接}。',
      ],
    ),
  },
  'perennial-refuses': {
    texts: both(
      [
        'Perennial does not take this key',
        'Nothing was changed in the tenant.',
        'Give the right key and address, or ask {contact|whoever runs the installation}.',
      ],
      [
        'Perennial 不接受此密钥',
        '租户中没有更改任何内容。',
        '请提供正确的密钥和地址，或询问 {contact|安装的管理者}。',
      ],
    ),
  },
  'quota-used-up': {
    texts: both(
      [
        'Your quota of {quota|accounts} is used up',
        'Nothing was changed in the tenant.',
        'Remove an account, or ask {contact|whoever runs the installation}.',
      ],
      [
        '您的配额 {quota|帐户数} 已用完',
        '租户中没有更改任何内容。',
        '请移除一个帐户，或询问 {contact|安装的管理者}。',
      ],
    ),
  },
  'perennial-silent': {
    texts: both(
      [
        'The tenant is ready, Perennial does not answer',
        'The key was not kept.',
        'Run again when it is back: only key and account are missing.',
      ],
      [
        '租户已就绪，但 Perennial 没有应答',
        '密钥没有保留。',
        '恢复后请再次运行：只缺少密钥和帐户。',
      ],
    ),
  },
  'not-reached': {
    texts: both(
      [
        '{host|login.microsoftonline.com} is not reached',
        'The connection failed{proxy|}.',
        'HTTPS_PROXY, NO_PROXY, own CA: page “Behind a proxy”.',
      ],
      [
        '无法访问 {host|login.microsoftonline.com}',
        '连接失败{proxy|}。',
        'HTTPS_PROXY、NO_PROXY、自有 CA：参见“代理”页面。',
      ],
    ),
  },
  'clock-off': {
    texts: both(
      [
        'This machine’s clock is {minutes|some} minutes {way|wrong}',
        'Assertions would be refused.',
        'Set the clock.',
      ],
      ['此计算机的时钟{way|偏差} {minutes|若干} 分钟', '断言会被拒绝。', '请校准时钟。'],
    ),
  },
  'no-mailbox': {
    texts: both(
      [
        '{user|The user} has no mailbox yet',
        'The rest works.',
        'Assign a licence; mailboxes take up to a day; nothing to restart.',
      ],
      ['{user|该用户} 还没有邮箱', '其余正常。', '请分配许可证；邮箱最多需要一天；无需重新启动。'],
    ),
  },
  consented: {
    texts: both(
      [
        'Thank you',
        'Consent is Microsoft’s affair now; the page where this began goes on by itself.',
        'You may close this page.',
      ],
      ['谢谢', '授权现在由 Microsoft 处理；开始此操作的页面会自行继续。', '您可以关闭此页面。'],
    ),
  },
};
