import type { TextsByCode } from '../define';

const ISSUE = '如果反复出现，请提交 issue 并附上请求 ID。';

/** Perennial 自己说的话。 */
export const ownTexts: TextsByCode = {
  assertion: {
    title: '应答与应有的不符',
    cause:
      'Graph 有应答，但检查所断言的不成立：{what|应答不同}。预期：{expected|见检查}；实际：{actual|别的内容}。',
    fix: '在目录中查看该检查断言什么。偶尔失败是 Graph 慢了；总是失败，则是租户中有东西变了。',
  },
  'bad-shape': {
    title: '应答缺少应有的内容',
    cause: 'Graph 应答成功，但没有{what|其文档承诺的部分}。',
    fix: ISSUE,
  },
  'other-identity': {
    title: '残留的内容够不着',
    cause: '它是账户使用另一种凭据时创建的，用现在的凭据找不到并不说明什么。',
    fix: '手动删除，或把账户换回原来的凭据类型一天：届时会找到并删除它。',
  },
  'leftover-given-up': {
    title: '不再寻找残留的内容',
    cause: '100 天来既找不到也删不掉它。',
    fix: '在账户的邮箱和驱动器中查找“perennial-”，并删除找到的内容。',
  },
  'foreign-link': {
    title: '应答指向了别处',
    cause: '应答中的链接离开了 Graph 或指向未加密的地址，因此没有跟随。',
    fix: ISSUE,
  },
  'too-many-redirects': {
    title: '链接在兜圈子',
    cause: '下载、上传或监视链接被重定向了三次以上。',
    fix: '如果反复出现，看看是否有代理在重定向请求。',
  },
  'unsafe-path': {
    title: '某个 ID 会通向别处',
    cause: '应答给出的 ID 放进路径会通向另一个资源或无处可去，因此没有为它发送请求。',
    fix: ISSUE,
  },
  'user-not-found': {
    title: '没有这个用户',
    cause:
      '租户中没有人使用账户 `user` 字段的名称或 ID：向 Graph 问了两次，至少相隔 30 秒。没有运行任何检查。',
    fix: '更正账户的 `user`：填 Entra 管理中心“用户”页显示的用户主体名称或对象 ID。',
  },
  'over-budget': {
    title: '检查用量超过了限额',
    cause: '检查在达到 {most|若干} {unit|个请求}的限额时被停止，好让同次运行的其他检查也有份额。',
    fix: '如果反复出现，在目录中看该检查读取什么：此租户中的数量超出了它的设计。把它从账户中排除，或提交 issue 并写明它。',
  },
  notSimulated: {
    title: '模拟器没有这个',
    cause: '这是模拟的租户，模拟器不应答 Microsoft 的这个调用。这与真实租户无关。',
    fix: '无需处理。只在本地模式出现。',
  },
  'body-too-large': {
    title: '应答太大',
    cause: '应答比检查会请求的都大，因此被放弃。',
    fix: '如果反复出现，请提交 issue 并写明检查。',
  },
  throttled: {
    title: 'Microsoft 要求等待',
    cause: 'Microsoft 要求此应用一段时间内不向该租户发送任何请求，而等待时间超过了剩余时间。',
    fix: '无需处理。如果反复出现，减少检查或加大间隔，或看看还有什么在用同一个应用。',
  },
  deadline: {
    title: '运行时间已到',
    cause: '运行达到了时间上限，剩余部分没有执行。',
    fix: '无需处理。如果反复出现，让一次运行包含更少的检查。',
  },
  'missing-permission': {
    title: '未授予权限',
    cause: '账户的令牌不包含{permission|此检查所需的权限}，因此没有发送任何请求。',
    fix: '授予它并给出管理员同意（账户的预检中有链接），或选择其他检查。',
  },
  'writes-refused': {
    title: '不在此租户中创建任何内容',
    cause:
      '该检查会创建内容再删除。所有者不希望这样，或租户的许可证不是开发者包（由 {by|其中之一} 决定）。',
    fix: '如果这个租户就是你用来测试的，把账户的 allowWrites 设为 true。或选择预设 read-only。',
  },
  'not-prepared': {
    title: '运行开始之后才被允许',
    cause: '检查要创建的内容在运行开始时登记。当时它还不能运行，片刻之后才被允许。',
    fix: '无需处理：下次运行会包含它。',
  },
  postponed: {
    title: '推迟一段时间',
    cause:
      'Graph 最近拒绝过它（{reason|没有说明原因}），马上再试也不会改变。阻止它的是：{needs|未设置的服务、角色、策略或许可证}。',
    fix: '授予所需的东西，然后重新预检账户：等待随即结束。或选择其他检查。',
  },
  'no-user': {
    title: '账户没有填写用户',
    cause: '以应用身份运行时，此检查需要知道看谁的邮箱或驱动器，而账户没有填写。',
    fix: '给账户填写用户：用户主体名称或对象 ID。',
  },
  'check-unknown': {
    title: '检查已不存在',
    cause: '账户要求的检查在此版本的 Perennial 中没有。',
    fix: '从目录中重新选择账户的检查。',
  },
  'creation-unknown': {
    title: '不知道如何删除残留的内容',
    cause: '要删除的是早期版本创建的内容，但知道怎么删的检查已经没有了。',
    fix: '手动删除名称含“perennial-…”的内容。',
  },
  'nothing-ran': {
    title: '没有一个检查能运行',
    cause: '本次运行的每个检查都被略过或不适用于此账户，所以没有证明任何东西正常。',
    fix: '查看账户的预检缺少什么并授予，或选择其他检查。',
  },
  'nothing-to-check': {
    title: '没有可供检查的内容',
    cause: '租户或用户没有此检查要比较的项目。',
    fix: '无需处理，或添加一个：目录说明了检查看什么。以后会再试。',
  },
  'needs-fixture': {
    title: '检查所需的环境还没有创建',
    cause: '此检查需要名为“Perennial fixtures”的{fixture|内容}，创建一次后保留；此账户看不到它。',
    fix: '手动创建，或让 Perennial 为账户创建。以后会再试。',
  },
  'in-use': {
    title: '检查要设置的内容正在使用',
    cause: '用户已经设置过它，检查无法还原，因此没有动它。',
    fix: '无需处理。如果希望检查总能运行，给账户填写一个没有人使用的用户。',
  },
  'undo-failed': {
    title: '检查可能创建的内容未能删除',
    cause: '检查创建了内容，或可能创建了内容，之后未能找到或删除它。',
    fix: '无需处理：以后的运行会寻找并删除它。如果一直残留，手动删除名称含“perennial-…”的内容。',
  },
  'leftover-cap': {
    title: '等待删除的内容太多',
    cause:
      '以前运行创建的内容还有太多没有删除（{open|太多}项，上限 {most|有限}），因此不再在此账户中创建。',
    fix: '看看删除为何失败（权限、保留策略），或手动删除名称含“perennial-…”的内容。',
  },
  abandoned: {
    title: '运行已丢失',
    cause: '每个接手此运行的进程都在记录结果之前结束了。',
    fix: '查看应用日志中这段时间的崩溃和重启。',
  },
  unexpected: {
    title: 'Perennial 自身出了问题',
    cause: '程序遇到了没有人预料到的错误（{error|无名}）。',
    fix: '提交 issue，附上运行 ID 和当时的应用日志。日志中没有机密。',
  },
};
