import type { TextsByCode } from '../define';

/** 读不到密码，所以没有请求令牌。 */
export const vaultTexts: TextsByCode = {
  'vault-secret-missing': {
    title: '账户的密码不在保管库中',
    cause: '保管库中没有账户所引用名称的机密：已被删除，或随保管库一起丢失。',
    fix: '在软删除期限内从 Key Vault 恢复该机密，或重新填写账户的凭据。',
  },
  'vault-secret-disabled': {
    title: '账户的密码在保管库中已被禁用',
    cause: '保管库中有账户所引用的机密，但有人禁用了它。',
    fix: '在 Key Vault 中启用该机密，或重新填写账户的凭据。',
  },
  'vault-forbidden': {
    title: '保管库拒绝了应用',
    cause: '应用的托管标识无权访问保管库的机密，或被保管库的防火墙拦下。',
    fix: '在保管库上给该标识“Key Vault 机密管理人员”角色，并允许其网络。',
  },
  'vault-not-configured': {
    title: '没有配置保管库',
    cause: '应用缺少设置 KEY_VAULT_URL，无处读取机密。',
    fix: '把 KEY_VAULT_URL 设为密钥保管库的地址。用模板部署时会自动设置；请重新部署。',
  },
  'vault-unavailable': {
    title: '保管库没有应答',
    cause: 'Key Vault 无法访问或太忙，读不到凭据，因此没有请求令牌。',
    fix: '无需处理；如果持续出现，看看保管库是否还在、地址是否正确。',
  },
  'vault-refused': {
    title: '保管库不接受请求',
    cause: 'Key Vault 拒绝了应用的请求，原因不是缺少权限。',
    fix: '确认保管库的地址确实是 Key Vault，并查看它的审核日志。',
  },
};
