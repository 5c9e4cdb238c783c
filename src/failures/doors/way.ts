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
  'no-identity': {
    texts: both(
      [
        'This installation has no identity that could be trusted',
        'Only one in Azure has, and only an operator’s key is told which.',
        'Use a certificate (--credential certificate), or an operator’s key of an installation in Azure.',
      ],
      [
        '此安装没有可供信任的身份',
        '只有 Azure 中的安装才有，且只告知操作员的密钥。',
        '请使用证书（--credential certificate），或使用 Azure 中安装的操作员密钥。',
      ],
    ),
  },
  'home-tenant-needed': {
    texts: both(
      [
        'The app is not known in {tenant|the tenant}',
        'It lives in your home tenant.',
        '--home-tenant{home|}; then consent in {tenant|the tenant}: {consent|the consent link}.',
      ],
      [
        '{tenant|该租户} 不认识此应用',
        '它位于您的主租户。',
        '使用 --home-tenant{home|}；然后在 {tenant|该租户} 中授权：{consent|授权链接}。',
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
  'microsoft-is-busy': {
    texts: both(
      [
        'Microsoft asks to wait',
        'It takes nothing more from here before {at|a later time}.',
        'Run the same command again after that: it goes on from there.',
      ],
      [
        'Microsoft 要求等待',
        '在 {at|稍后}之前，它不再接受来自此处的请求。',
        '请在那之后再次运行同一命令：它会从中断处继续。',
      ],
    ),
  },
  'step-refused': {
    texts: both(
      [
        'Microsoft refused a step',
        'It answered {answer|with an error}.',
        'Run the same command again: it goes on from there.',
      ],
      [
        'Microsoft 拒绝了一个步骤',
        '它的答复是 {answer|错误}。',
        '请再次运行同一命令：它会从中断处继续。',
      ],
    ),
  },
  'perennial-did-not-take-it': {
    texts: both(
      [
        'Perennial did not take it',
        '{detail|It gave no reason.}',
        'Mend what is named, and run the same command again.',
      ],
      [
        'Perennial 没有接受',
        '{detail|没有给出原因。}',
        '请更正所指出的内容，然后再次运行同一命令。',
      ],
    ),
  },
  interrupted: {
    texts: both(
      [
        'Stopped half-way',
        'Done so far: {steps|nothing}.',
        'Run the same command again: it goes on from there.',
      ],
      ['中途停止', '目前已完成：{steps|无}。', '请再次运行同一命令：它会从中断处继续。'],
    ),
  },
  'sign-in-is-left': {
    texts: both(
      [
        'One sign-in is left',
        'The account waits until {user|its user} signs in.',
        'Open this address as {user|its user}: {address|on the account’s page}',
      ],
      [
        '还需要一次登录',
        '帐户在等待 {user|其用户} 登录。',
        '请以 {user|其用户} 的身份打开此地址：{address|帐户页面}',
      ],
    ),
  },
  'clock-slow': {
    texts: both(
      [
        'This machine’s clock is {minutes|some|minute|minutes} slow',
        'Assertions would be refused.',
        'Set the clock.',
      ],
      ['此计算机的时钟慢了 {minutes|若干} 分钟', '断言会被拒绝。', '请校准时钟。'],
    ),
  },
  'clock-fast': {
    texts: both(
      [
        'This machine’s clock is {minutes|some|minute|minutes} fast',
        'Assertions would be refused.',
        'Set the clock.',
      ],
      ['此计算机的时钟快了 {minutes|若干} 分钟', '断言会被拒绝。', '请校准时钟。'],
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
