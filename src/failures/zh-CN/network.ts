import type { TextsByCode } from '../define';

/** HTTP 以下发生的事。 */
export const networkTexts: TextsByCode = {
  dns: {
    title: '地址无法解析',
    cause: '找不到 Microsoft 主机的地址：名称服务器没有应答或不认识它。',
    fix: '检查网络及其名称服务器。在虚拟网络中，确认公共名称能够解析。',
  },
  refused: {
    title: '连接被拒绝',
    cause: '另一端没有接受连接，或无法到达。',
    fix: '检查防火墙和路由：必须允许以 https 访问 Microsoft 的终结点。',
  },
  reset: {
    title: '连接中断',
    cause: '整个应答到达之前连接就结束了。',
    fix: '无需处理；如果持续出现，看看是否有防火墙或代理切断连接。',
  },
  tls: {
    title: '另一端的证书不受信任',
    cause:
      '无法建立加密连接：出示的证书是自签名的、已过期、属于另一个名称，或来自本机不认识的颁发者。通常是中间有设备在检查流量。',
    fix: '把 Microsoft 的终结点排除在 TLS 检查之外，或用 NODE_EXTRA_CA_CERTS 告诉 Node.js 检查设备的颁发者。切勿关闭验证。',
  },
  proxy: {
    title: '代理拒绝了连接',
    cause: '这里与 Microsoft 之间的代理拒绝转发请求，或要求登录。',
    fix: '检查代理的地址和凭据（HTTPS_PROXY、HTTP_PROXY 和 NO_PROXY），并允许 Microsoft 的终结点。',
  },
  'body-not-json': {
    title: '应答被截断或来自中间设备',
    cause:
      '应答说成功，但正文不是 Microsoft 所发送的 JSON：中途结束，或由代理、防火墙、登录页面代为应答。',
    fix: '无需处理；如果持续出现，看看这里与 Microsoft 之间有什么，让其终结点原样通过。',
  },
  redirected: {
    title: '请求被中间设备引向别处',
    cause:
      '应答是重定向，而 Microsoft 不会对此调用给出重定向：由代理、防火墙或登录页面代为应答。没有跟随它。',
    fix: '看看这里与 Microsoft 之间有什么，让其终结点原样通过。',
  },
  timeout: {
    title: '没有及时得到应答',
    cause: '整个应答没有在限定时间内到达，请求被放弃。',
    fix: '无需处理；如果持续出现，请查看 Microsoft 365 管理中心的“服务运行状况”以及网络。',
  },
};
