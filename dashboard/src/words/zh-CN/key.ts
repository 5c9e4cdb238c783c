/** 简体中文：密钥提示。 */
export const yourKey = '你的 API 密钥';
export const keyWhy = '没有密钥，此页面不显示任何内容。输入后会直接打开链接所指的页面。';
export const key = '密钥';
export const keyWrong = '此密钥无效或已被收回。请向给你密钥的人要一个新的。';
export const keyEmpty = '请先粘贴你的密钥。';
export const noKey = '我没有密钥，或者弄丢了';
export const noKeyMember = '成员或只读用户：';
export const noKeyMemberHow = '请管理员发一个新链接。旧密钥随之失效，你的账户仍在。';
export const noKeyLocal = '管理员，在本机：';
export const noKeyLocalHow = '运行 npm start 的终端里已经显示过它。';
export const noKeyAzure = '管理员，在 Azure：';
export const noKeyAzureHow = '它在你的密钥保管库里，有读取权限的人可以取出：';
