import type { FailureKind } from '../../domain/failure';
import type { LocalTexts } from '../define';

/** 令牌被此服务拒绝之后，另一个服务接受了它。 */
export const oneServiceRefuses: LocalTexts = {
  title: '某个服务不接受访问令牌',
  cause:
    '本次运行中其他服务接受了同一个令牌，所以凭据和登录都没有问题。此服务不认识该租户或用户、没有许可证，或有自己的策略。',
  fix: '确认用户有此服务的许可证并打开过它一次；再看此服务是否有阻止应用的策略。',
};

/** 目录中没有的代码，按类别说明。 */
export const kindTexts: Readonly<Record<FailureKind, LocalTexts>> = {
  auth: {
    title: 'Microsoft 没有给出令牌，或没有接受令牌',
    cause: '请求被拒，代码不在本目录中。原因可能在凭据、用户、应用注册或租户的策略。',
    fix: '在链接的页面查这个代码，它会说明该更改哪一个。',
    when: { 'accepted:elsewhere': oneServiceRefuses },
  },
  permission: {
    title: '账户不允许这样做',
    cause: 'Microsoft 拒绝了调用：{permission|权限}、角色或策略在阻止（{needs|没有更多信息}）。',
    fix: '在账户的预检中看令牌能做什么，把缺少的授予并给出管理员同意。',
    when: {
      'held:yes': {
        cause:
          '令牌包含 {permission|该权限}，所以是令牌中看不到的东西在阻止：策略、角色、许可证或租户的设置（{needs|没有更多信息}）。',
        fix: '先看是否有针对该用户的策略或角色，再看许可证，最后看服务的设置。',
      },
    },
  },
  throttled: {
    title: 'Microsoft 要求等待',
    cause: '发往此租户的请求超过了 Microsoft 的处理量。',
    fix: '无需处理。如果反复出现，减少检查或加大间隔。',
  },
  'not-provisioned': {
    title: '该用户的服务尚未设置',
    cause: '检查所看的东西对该用户不存在：邮箱、驱动器、网站。',
    fix: '以该用户打开一次此服务，或选择其他检查。',
  },
  licence: {
    title: '缺少许可证',
    cause: '用户或租户没有此调用背后服务的许可证。',
    fix: '在 Microsoft 365 管理中心分配许可证，或选择其他检查。',
  },
  network: {
    title: '无法连接 Microsoft',
    cause: '网络没有送达请求或应答。',
    fix: '无需处理；如果持续出现，请检查网络。',
  },
  service: {
    title: '服务出了故障',
    cause: '对方无法处理请求。',
    fix: '无需处理；如果持续出现，请查看 Microsoft 365 管理中心的“服务运行状况”。',
  },
  assertion: {
    title: '租户中有东西与应有的不符',
    cause: 'Microsoft 有应答，但不是检查有理由预期的内容。',
    fix: '在链接的页面查这个代码。如果总是失败，则是租户中有东西变了。',
  },
  bug: {
    title: 'Perennial 发送了 Microsoft 不接受的内容',
    cause: '请求本身被判为错误。这是程序的问题，不是租户的。',
    fix: '提交 issue，附上代码和请求 ID。',
  },
};
