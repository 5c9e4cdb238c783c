/** What a person does on Entra's own pages, by Graph of the simulator; and its consent page in the place of the real one. */
import type { BrowserContext } from 'playwright-core';

export interface RegisteredApp {
  readonly id: string;
  readonly appId: string;
}

const MICROSOFT = 'https://login.microsoftonline.com';

export class Entra {
  constructor(
    private readonly origin: string,
    private readonly user: string,
  ) {}

  /** New registration; answers its manifest. */
  async register(more: object): Promise<RegisteredApp> {
    const body = { displayName: 'Perennial checks', signInAudience: 'AzureADMyOrg', ...more };
    const app = await this.#send<RegisteredApp>('POST', '/applications', body);
    await this.#send('POST', '/servicePrincipals', { appId: app.appId });
    return app;
  }

  /** As its page Manifest shows it. */
  async manifestOf({ id }: RegisteredApp): Promise<object> {
    return this.#send('GET', `/applications/${id}`);
  }

  /** Paste, Save. */
  async save({ id }: RegisteredApp, manifest: string): Promise<void> {
    const { requiredResourceAccess, keyCredentials, web, publicClient } = JSON.parse(
      manifest,
    ) as Record<string, unknown>;
    await this.#send('PATCH', `/applications/${id}`, {
      requiredResourceAccess,
      keyCredentials,
      web,
      publicClient,
    });
  }

  /** A browser that goes to Microsoft comes to the simulator. */
  async intercept(context: BrowserContext): Promise<void> {
    await context.route(`${MICROSOFT}/**`, async (route) => {
      const request = route.request();
      const { pathname, search } = new URL(request.url());
      const answer = await fetch(this.origin + pathname + search, {
        method: request.method(),
        body: request.postData(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        redirect: 'manual',
      });
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      });
    });
  }

  async #send<Body>(method: string, path: string, body?: object): Promise<Body> {
    const tenant = this.user.split('@')[1] ?? '';
    const admin = await fetch(`${this.origin}/__sim/tenants/${tenant}/admin-token`);
    const { accessToken } = (await admin.json()) as { accessToken: string };
    const answer = await fetch(`${this.origin}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as Body;
  }
}
