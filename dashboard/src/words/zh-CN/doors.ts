/** 简体中文：添加页面的各种方式。 */

export const how = '用哪种方式？';
export const ways = {
  paste: ['粘贴清单', '无需密码；五分钟，任何浏览器。'],
  sign: ['登录，无密钥', '最短；适合手机；更改密码后会失效。'],
  ids: ['我有 ID 以及密码或证书', '使用已有的应用注册。'],
  command: ['用一条命令', '适合已安装 Azure CLI 的人。'],
} as const;
export const continued = '从上次停下的地方继续';
export const until = (day: string) => `保留至 ${day}`;
export const goOn = '继续';
export const giveUp = '放弃';
export const isOver = '此地址下开始的添加已经结束：它已成为账户，或七天已过。';
export const startAnew = '重新开始';
export const whose = '检查应使用谁的邮箱和云盘？';
export const whoseHint = '其地址也说明了是哪个租户。';
export const which = '哪些检查？';
export const permissions = (n: number) => `${n} 项权限`;
export const showList = '显示列表';
export const needsAddress = '请先填写是谁的邮箱。';

export const states = {
  waiting: '等待您',
  checking: '正在检查',
  done: '完成',
  trouble: '需要您处理',
} as const;

// 粘贴
export const make = '创建注册';
export const makeHow = '名称：Perennial checks。其他保持不变。注册。';
export const openEntra = '打开 Entra';
export const copyIn = '把它的清单复制到这里';
export const copyInHow = '清单，单击编辑器，全选，复制，粘贴到这里。';
export const manifest = '当前的清单';
export const stays = '只在此浏览器中读取，不会发送到任何地方。';
export const oneAddress = '一个地址';
export const movedAddress = '一个地址（移至 Web）';
export const adds = (permissionCount: number, address: string | false, certificate: boolean) =>
  [
    `添加 ${permissionCount} 项权限`,
    ...(address ? [address] : []),
    ...(certificate ? ['一个证书'] : []),
  ].join('、') + '；不更改其他内容。';
export const complete = '所需内容都已在其中。';
export const pasteBack = '粘贴回去';
export const pasteBackHow = '在编辑器中全选，粘贴，保存。';
export const copyMerged = '复制合并后的清单';
export const pasteAgain = '要再次复制，请重新在上面粘贴清单。';
export const refusedSaving = '保存被拒绝';
export const downloadCertificate = '下载证书(.cer)';
export const uploadHow = '证书和密码，证书，上传。权限和地址可以在各自的页面添加。';
export const allow = '批准';
export const allowHow = '以开发者订阅附带的管理员身份。';
export const grant = '在 Microsoft 授权';
export const copyLink = '复制给管理员的链接';
export const waitingFor = (seconds: number) => `正在等待 Microsoft 放行该应用… ${seconds} 秒`;
export const there = (granted: number, wanted: number) => `${wanted} 项权限中已有 ${granted} 项`;
export const lookAgain = '再看一次';
export const addAndStart = '添加并开始';
export const useKey = '使用此密钥';
export const addAnyway = '以现有权限添加';

// 无密钥
export const beforehand = '检查只以此人的身份运行。更改密码可能使其失效；以后可以添加证书。';
export const copyAddress = '复制此地址';
export const registerHow =
  '名称：Perennial checks。重定向 URI：平台选“公共客户端/本机(移动和桌面)”，粘贴该地址。注册。';
export const noLoopback =
  '表单不接受 127.0.0.1：请在那里留空，然后在“清单”页面把它添加到 publicClient.redirectUris。';
export const appId = '粘贴应用程序(客户端) ID';
export const signInTitle = '登录';
export const signInHow = '那里的授权涵盖所请求的权限。全局管理员请勾选“代表你的组织”。';
export const signIn = '用 Microsoft 登录';

// 用命令
export const commandHow =
  '登录该租户之后，在 Perennial 的克隆目录中运行。它会先显示要做什么，然后询问。';
