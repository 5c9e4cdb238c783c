import { both } from './define';
import type { DoorCases } from './define';

/** Consent, and signing in at Microsoft's page. */
export const signInCases: DoorCases = {
  'may-not-consent': {
    texts: both(
      [
        'You may make the app but not allow it',
        'Graph permissions of apps need Privileged Role Administrator or Global Administrator.',
        'Send this link to one: {consent|the consent link}. This page waits.',
      ],
      [
        '您可以创建应用，但不能批准它',
        '应用的 Graph 权限需要特权角色管理员或全局管理员。',
        '请把此链接发给其中一位：{consent|授权链接}。此页面会等待。',
      ],
    ),
  },
  'needs-administrator': {
    codes: ['AADSTS90094', 'AADSTS90095', 'AADSTS90093'],
    texts: both(
      [
        'You are not an administrator of this tenant',
        'What is asked for needs an administrator’s approval.',
        'Sign in as the one that came with the developer subscription, or send the link.',
      ],
      [
        '您不是此租户的管理员',
        '所请求的内容需要管理员批准。',
        '请使用开发者订阅附带的管理员登录，或发送链接。',
      ],
    ),
  },
  'consent-declined': {
    codes: ['AADSTS65004', 'access_denied', 'consent_required', 'cancel'],
    texts: both(
      ['Consent was declined', 'Nothing was changed.', 'Try again, or choose fewer checks first.'],
      ['授权被拒绝', '没有更改任何内容。', '请重试，或先选择较少的检查。'],
    ),
  },
  'address-not-registered': {
    codes: ['AADSTS50011', 'AADSTS500113', 'AADSTS500117'],
    texts: both(
      [
        'The address is not registered',
        'Asked was {address|the address of this installation}, and the app’s registration does not list it.',
        'Copy this address into Authentication → Web: {address|the callback address}. Watch case and the last slash.',
      ],
      [
        '该地址未注册',
        '请求的是 {address|此安装的地址}，而应用注册中没有列出它。',
        '请把此地址复制到“身份验证 → Web”：{address|回调地址}。注意大小写和末尾的斜杠。',
      ],
    ),
  },
  'key-is-missing': {
    codes: ['AADSTS7000218'],
    texts: both(
      [
        'The address stands under “Web”, but there is no key',
        'An address under “Web” makes the app a confidential client, which has to prove itself.',
        'Move it to “Mobile and desktop applications”, or add the certificate.',
      ],
      [
        '该地址位于“Web”下，但没有密钥',
        '“Web”下的地址使应用成为机密客户端，必须证明自己。',
        '请把它移到“移动和桌面应用程序”，或添加证书。',
      ],
    ),
  },
  'key-is-unwanted': {
    codes: ['AADSTS700025'],
    texts: both(
      [
        'The address stands under “public client”, but a key was sent',
        'A public client must not prove itself.',
        'Move it to “Web”, or remove the certificate from the account.',
      ],
      [
        '该地址位于“公共客户端”下，但发送了密钥',
        '公共客户端不得证明自己。',
        '请把它移到“Web”，或从帐户中移除证书。',
      ],
    ),
  },
  'single-page-address': {
    codes: ['AADSTS9002327', 'AADSTS700084', 'AADSTS9002325', 'AADSTS9002326'],
    texts: both(
      [
        'The address stands under “Single-page application”',
        'Tokens would end after a day.',
        'Delete it there, add it under “Web”.',
      ],
      ['该地址位于“单页应用程序”下', '令牌一天后就会失效。', '请在那里删除它，并添加到“Web”下。'],
    ),
  },
  'app-not-in-tenant': {
    codes: ['AADSTS700016'],
    texts: both(
      [
        'The app is not in this tenant',
        'Wrong client id, wrong tenant, or deleted.',
        'Compare both ids on its Overview page.',
      ],
      [
        '应用不在此租户中',
        '客户端 ID 错误、租户错误，或已被删除。',
        '请在其“概述”页面比较两个 ID。',
      ],
    ),
  },
  'personal-account': {
    codes: ['AADSTS50020', 'AADSTS500208', 'AADSTS16000', 'AADSTS500200', 'AADSTS50194'],
    texts: both(
      [
        'This is a personal account',
        'Checks need a work account of the tenant.',
        'Choose “Use another account”: {user|somebody of the tenant}.',
      ],
      ['这是个人帐户', '检查需要租户的工作帐户。', '请选择“使用其他帐户”：{user|租户中的用户}。'],
    ),
  },
  'other-user': {
    texts: both(
      [
        'You signed in as {username|somebody else}, the account is {user|another’s}',
        'Nothing was changed.',
        'Sign in as {user|the account’s user}, or add {username|the other} as an account of its own.',
      ],
      [
        '您以 {username|其他人} 登录，而帐户属于 {user|另一用户}',
        '没有更改任何内容。',
        '请以 {user|帐户的用户} 登录，或把 {username|另一用户} 添加为单独的帐户。',
      ],
    ),
  },
  'other-tenant': {
    texts: both(
      [
        'You signed in to another tenant',
        'The account is in {tenant|a different one}. Nothing was changed.',
        'Sign in as {user|a user of the account’s tenant}.',
      ],
      [
        '您登录了另一个租户',
        '帐户位于 {tenant|不同的租户}。没有更改任何内容。',
        '请以 {user|该租户的用户} 登录。',
      ],
    ),
  },
  'device-code-blocked': {
    codes: ['AADSTS53003'],
    texts: both(
      [
        'A policy blocks this sign-in',
        'Conditional Access refused it. Device code is blocked so in many tenants: Microsoft switches that on by itself.',
        'Use az login in a browser, or the browser door. No need to weaken the policy.',
      ],
      [
        '策略阻止了此次登录',
        '条件访问拒绝了它。许多租户以此阻止设备代码：Microsoft 会自动启用。',
        '请在浏览器中使用 az login，或使用浏览器方式。无需放宽策略。',
      ],
    ),
  },
  'device-code-ended': {
    texts: both(
      [
        'The device code has ended',
        'Nobody signed in with it in time.',
        'Run the same command again, and enter the new code within 15 minutes.',
      ],
      ['设备代码已失效', '没有人及时用它登录。', '请再次运行同一命令，并在 15 分钟内输入新代码。'],
    ),
  },
  'began-with-device-code': {
    codes: ['AADSTS530036'],
    texts: both(
      [
        'This sign-in began with a device code and is no longer accepted',
        'A policy of the tenant has ended it.',
        'Sign in again in the browser.',
      ],
      ['此登录始于设备代码，不再被接受', '租户的策略已将其终止。', '请在浏览器中重新登录。'],
    ),
  },
  'second-factor': {
    codes: [
      'AADSTS50076',
      'AADSTS50079',
      'AADSTS50072',
      'AADSTS530035',
      'AADSTS50074',
      'AADSTS50158',
    ],
    texts: both(
      [
        'Microsoft wants a second factor',
        'That is good; leave it on.',
        'Sign in again in the browser and confirm. For az: az login --tenant {tenant|T}.',
      ],
      [
        'Microsoft 要求第二重验证',
        '这很好，请保持启用。',
        '请在浏览器中重新登录并确认。对于 az：az login --tenant {tenant|T}。',
      ],
    ),
  },
  'not-assigned': {
    codes: ['AADSTS50105'],
    texts: both(
      [
        'The app is limited to assigned users',
        '{user|The user} is not one of them.',
        'Enterprise applications → the app → Users → add {user|the user}; or “Assignment required: No”.',
      ],
      [
        '该应用仅限已分配的用户',
        '{user|该用户} 不在其中。',
        '企业应用程序 → 该应用 → 用户 → 添加 {user|该用户}；或设为“需要分配：否”。',
      ],
    ),
  },
  'app-switched-off': {
    codes: ['AADSTS7000112', 'AADSTS70001'],
    texts: both(
      [
        'The app is switched off',
        'Nobody can sign in to it, and it gets no token.',
        'Enterprise applications → Properties → Enabled for users: Yes.',
      ],
      ['应用已被停用', '无人可以登录，它也得不到令牌。', '企业应用程序 → 属性 → 为用户启用：是。'],
    ),
  },
  'microsofts-own-client': {
    codes: ['AADSTS65002'],
    texts: both(
      [
        'This client id belongs to Microsoft',
        'It cannot be used for this.',
        'Give a client id of your own registration.',
      ],
      ['此客户端 ID 属于 Microsoft', '不能用于此目的。', '请提供您自己的注册的客户端 ID。'],
    ),
  },
  'sign-in-unknown': {
    texts: both(
      [
        'This sign-in cannot be finished here',
        'It was finished already, is older than ten minutes, or was begun in another browser. Nothing was changed.',
        'Go back to the account and begin again, in one browser and within ten minutes.',
      ],
      [
        '无法在此完成登录',
        '它已经完成、超过了十分钟，或是在另一个浏览器中开始的。没有更改任何内容。',
        '请返回帐户重新开始，在同一个浏览器中并在十分钟之内完成。',
      ],
    ),
  },
  'id-token': {
    texts: both(
      [
        'Microsoft’s answer was not about this sign-in',
        'It named another app or another sign-in, or had expired. Nothing was changed.',
        'Begin again. If it keeps coming back, see whether this machine’s clock is right.',
      ],
      [
        'Microsoft 的答复与此次登录无关',
        '它指的是另一个应用或另一次登录，或已过期。没有更改任何内容。',
        '请重新开始。如果反复出现，请检查此计算机的时钟。',
      ],
    ),
  },
  'no-refresh-token': {
    texts: both(
      [
        'Microsoft gave no lasting sign-in',
        'The answer held no refresh token. Nothing was changed.',
        'Consent to “Maintain access to data you have given it access to” (offline_access), and sign in again.',
      ],
      [
        'Microsoft 没有给出持久登录',
        '答复中没有刷新令牌。没有更改任何内容。',
        '请同意“保持对您已授权数据的访问”（offline_access），然后重新登录。',
      ],
    ),
  },
};
