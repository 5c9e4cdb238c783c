import { loadTypeScript } from '../load-ts.mjs';
import { credentialKindsModule } from './credential-kinds.mjs';
import { registryModule, workloadsModule } from './registry.mjs';

/** Every file that is made from the source, with what should be in it. The registry comes first: pages are made from it. */
export async function generated() {
  const registry = { path: 'src/checks/registry.ts', text: await registryModule() };
  const { catalogueMarkdown } = await loadTypeScript('src/checks/print.ts', {
    'src/checks/registry.ts': registry.text,
  });
  const { permissionsMarkdown } = await loadTypeScript('src/checks/permissions-page.ts', {
    'src/checks/registry.ts': registry.text,
  });
  const { troubleshootingPage } = await loadTypeScript('src/failures/page.ts');
  return [
    registry,
    { path: 'src/credentials/index.ts', text: credentialKindsModule() },
    { path: 'src/checks/workloads.ts', text: workloadsModule() },
    { path: 'docs/catalogue.md', text: catalogueMarkdown() },
    { path: 'docs/permissions.md', text: permissionsMarkdown() },
    { path: 'docs/troubleshooting.md', text: troubleshootingPage() },
    { path: 'docs/troubleshooting.zh-CN.md', text: troubleshootingPage('zh-CN') },
  ];
}
