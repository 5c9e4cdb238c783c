import type { Cases } from './define';

const ENDPOINTS = 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges';

/** What happens below HTTP. */
export const networkCases: Cases = {
  dns: {
    kind: 'network',
    title: 'The address could not be resolved',
    cause:
      'No address was found for Microsoft’s host: the name server did not answer or does not know it.',
    fix: 'Check the network and its name server. In a virtual network, see that public names are resolved.',
    link: ENDPOINTS,
  },
  refused: {
    kind: 'network',
    title: 'The connection was refused',
    cause: 'Nothing took the connection at the other end, or there is no way there.',
    fix: 'Check firewall and routes: https to Microsoft’s endpoints must be allowed.',
    link: ENDPOINTS,
  },
  reset: {
    kind: 'network',
    title: 'The connection broke off',
    cause: 'The connection ended before the whole answer had arrived.',
    fix: 'Nothing, unless it lasts: then see whether a firewall or proxy cuts connections.',
    link: ENDPOINTS,
  },
  tls: {
    kind: 'network',
    title: 'The certificate at the other end is not trusted',
    cause:
      'The encrypted connection could not be set up: the certificate shown is self-signed, expired, for another name, or from an issuer this machine does not know. Usually something in between inspects the traffic.',
    fix: 'Exclude Microsoft’s endpoints from TLS inspection, or tell Node.js the inspecting issuer with NODE_EXTRA_CA_CERTS. Never switch verification off.',
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-network-connectivity-principles',
    next: 'stop',
  },
  proxy: {
    kind: 'network',
    title: 'The proxy refused the connection',
    cause:
      'A proxy between here and Microsoft refused to pass the request on, or asks to be signed in to.',
    fix: 'Check the proxy’s address and credentials (HTTPS_PROXY, HTTP_PROXY and NO_PROXY), and allow Microsoft’s endpoints.',
    link: ENDPOINTS,
    next: 'stop',
  },
  'body-not-json': {
    kind: 'network',
    title: 'The answer was cut off or came from something in between',
    cause:
      'The answer said success, but its body is not the JSON that Microsoft sends: it ended half-way, or a proxy, a firewall or a sign-in page answered in Microsoft’s place.',
    fix: 'Nothing, unless it lasts: then see what stands between here and Microsoft and let its endpoints pass unchanged.',
    link: ENDPOINTS,
  },
  redirected: {
    kind: 'network',
    title: 'The request was sent elsewhere by something in between',
    cause:
      'The answer was a redirect, which Microsoft does not give to this call: a proxy, a firewall or a sign-in page answered in Microsoft’s place. It was not followed.',
    fix: 'See what stands between here and Microsoft and let its endpoints pass unchanged.',
    link: ENDPOINTS,
  },
  timeout: {
    kind: 'network',
    title: 'There was no answer in time',
    cause: 'The request was given up because the whole answer did not arrive within its time.',
    fix: 'Nothing, unless it lasts: then see Service health in the Microsoft 365 admin center, and the network.',
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/view-service-health',
  },
};
