/** 简体中文：除首页外各页面共用。 */
export const close = '关闭';
export const cancel = '取消';
export const undo = '撤销';
export const copied = '已复制。';
export const notCopied = '浏览器不允许此页面复制。请选中文本后自行复制。';
export const done = '完成';
export const stop = '停止';
export const notYours = '没有这个账户，或者它不属于你。';
export const comma = '，';
export const owner = '所有者';
export const allOwners = '所有人';
export const runNow = '立即运行';
export const pause = '暂停';
export const resume = '恢复';
export const edit = '编辑';
export const remove = '删除…';
export const runAsked = (name: string) => `${name}：已请求运行。`;
export const isPaused = (name: string) => `已暂停 ${name}。`;
export const isResumed = (name: string) => `${name} 已恢复运行。`;
export const isRemoved = (name: string) => `已删除 ${name}。`;
export const pauseTitle = (name: string) => `暂停 ${name}？`;
export const pauseText = '设置和运行记录都会保留；恢复之前不会有新的运行。';
export const pauseReason = '原因(其他人可见，可不填)';
export const removeTitle = (name: string) => `删除 ${name}？`;
export const removeText = '它的运行记录和凭据会立即删除，无法恢复。租户和应用注册保持不变。';
export const removeType = '输入账户名称以确认删除';
export const keepIt = '保留';
export const removeNow = '删除';
export const whatHappened = '发生了什么';
export const whatToDo = '怎么处理';
export const afterwards = '接下来';
export const copyRequestId = '复制请求 ID';
export const leftBehind = '残留';
export const copyLink = '复制链接';
export const credential = '凭据';
export const replace = '更换';
export const kinds: Record<string, { readonly name: string; readonly about: string } | undefined> =
  {
    clientSecret: {
      name: '客户端密码',
      about: '以应用自身身份，需要管理员同意。最长 24 个月后过期。',
    },
    certificate: { name: '证书', about: '以应用自身身份。比密码更持久，到期日从证书中读取。' },
    federated: { name: '完全不用密码', about: '由此系统的托管标识担保。' },
    refreshToken: {
      name: '刷新令牌',
      about: '以用户身份。每次运行自动续期，90 天未使用才会失效。MFA 保持开启。',
    },
    signIn: {
      name: '使用 Microsoft 登录',
      about: '以用户身份，在浏览器中登录。MFA 保持开启，无需复制密码，自动续期。',
    },
  };
export const writes: Record<string, string> = {
  allowed: '允许检查创建内容，并会再次清除。',
  'refused-by-owner': '检查不创建任何内容：所有者如此设定。',
  'refused-by-licences': '检查不创建任何内容：租户除开发者订阅外还有其他许可证。',
};
export const schedule = '计划';
export const always = '必查';
export const presets: Record<string, string> = {
  steady: '平稳，每 17–33 分钟',
  gentle: '轻缓，每 3–6 小时',
  custom: '自定义',
  'close-watch': '密切关注',
  'read-only': '只读',
  balanced: '均衡',
  everything: '全部',
};
export const name = '名称';
export const save = '保存';
export const saved = '已保存。';
export const nOf = (n: number, of: number) => `${n}/${of}`;
export const selected = (n: number) => `已选 ${n} 个`;
export const bulkDone = (n: number) => `已处理 ${n} 个账户。`;
export const slashOn = '用 / 键跳到搜索框';
export const slashOff = '不用 / 键跳到搜索框';
export const forget = '从此设备上删除密钥';
export const roles: Record<string, string> = { operator: '管理员', member: '成员', reader: '只读' };
export const noneYet = '还没有账户';
export const noneYetHow = '填五项，先检查再保存，几秒内首次运行。';
export const nobodyYet = '还没有人添加账户。';
export const importAccounts = '导入';
export const settingsChanged = '设置已被他人更改。重新加载页面即可看到；没有覆盖任何内容。';
export const openEntra = '在 Entra 中打开';
export const copyAsText = '复制为文本';
export const removeMany = (n: number) => `移除 ${n} 个账户？`;
export const tryThese = '重试这些';
export const typeToConfirm = (text: string) => `输入此内容以确认：${text}`;

export const noAnswerNow = '目前没有应答。';
export const nowFails = (name: string) => `${name} 现在失败`;
export const unreachable = '没有应答。你输入的内容还在。';
export const copy = '复制';
export const hide = '隐藏';
export const keep = '保存在此设备上';
export const tooMany = (n: number) => `请求过多；${n} 秒后重试`;
export const forOperators = '此页面仅供管理员使用。';
export const notForReaders = '此页面仅供管理员和成员使用。你的密钥只能读取。';
export const nothingHere = '此地址没有内容';
export const show = '显示';
export const open = '打开';
export const renewedUntil = (date: string) => `已续期至${date}，数据来自 Microsoft Graph`;
