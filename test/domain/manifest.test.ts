import { mergeManifest, readManifest } from '../../src/domain/manifest';
import type { WantedRegistration } from '../../src/domain/manifest';

const CLIENT_ID = '11111111-1111-1111-1111-111111111111';
const REDIRECT = 'https://perennial.example/api/sign-in/callback';

describe('a manifest', () => {
  const wanted: WantedRegistration = {
    requiredResourceAccess: [
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [
          { id: 'a', type: 'Role' },
          { id: 'b', type: 'Scope' },
        ],
      },
    ],
    redirectUri: REDIRECT,
    keyCredential: { customKeyIdentifier: 'ours', key: 'MII', type: 'AsymmetricX509Cert' },
  };
  const copied = {
    id: 'x',
    appId: CLIENT_ID,
    signInAudience: 'AzureADMultipleOrgs',
    publisherDomain: 'contoso.example',
    keyCredentials: [{ customKeyIdentifier: 'theirs', key: null, keyId: 'k' }],
    requiredResourceAccess: [
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [
          { id: 'a', type: 'Role' },
          { id: 'c', type: 'Role' },
        ],
      },
      { resourceAppId: 'another', resourceAccess: [] },
    ],
    web: { redirectUris: ['https://theirs.example'], logoutUrl: null },
    notes: 'theirs',
  };

  test('has the address under Web alone, where an app proves itself', () => {
    const publicClient = { redirectUris: [REDIRECT, 'http://localhost'] };
    const spa = { redirectUris: [REDIRECT] };
    const web = { redirectUris: [REDIRECT] };
    const merged = (more: object) => mergeManifest({ appId: CLIENT_ID, ...more }, wanted);
    const moved = merged({ publicClient, spa });
    expect(moved).toMatchObject({ address: true, moved: true });
    expect(moved.manifest).toMatchObject({
      publicClient: { redirectUris: ['http://localhost'] },
      spa: { redirectUris: [] },
      web,
    });
    expect(merged({ publicClient, web }).manifest.web).toEqual(web);
    const there = merged({ publicClient: null, spa: {}, web });
    expect(there).toMatchObject({ address: false, moved: false });
    expect(there.manifest).toMatchObject({ publicClient: null, spa: {} });
    expect(readManifest(JSON.stringify({ appId: CLIENT_ID, spa: { redirectUris: 1 } }))).toEqual({
      problem: 'manifest-incomplete',
      lines: 1,
    });
  });

  test('keeps what is there, and gets what is wanted, once', () => {
    const reading = readManifest(JSON.stringify(copied));
    if (!('manifest' in reading)) throw new Error(reading.problem);
    const merge = mergeManifest(reading.manifest, wanted);
    expect(merge).toMatchObject({
      permissions: 1,
      address: true,
      certificate: true,
      openToOthers: true,
    });
    expect(merge.manifest).toEqual({
      ...copied,
      keyCredentials: [...copied.keyCredentials, wanted.keyCredential],
      requiredResourceAccess: [
        {
          ...copied.requiredResourceAccess[0],
          resourceAccess: [
            { id: 'a', type: 'Role' },
            { id: 'c', type: 'Role' },
            { id: 'b', type: 'Scope' },
          ],
        },
        copied.requiredResourceAccess[1],
      ],
      web: { redirectUris: ['https://theirs.example', REDIRECT], logoutUrl: null },
    });
    const again = mergeManifest(merge.manifest, wanted);
    expect(again).toMatchObject({ permissions: 0, address: false, certificate: false });
    expect(again.manifest).toEqual(merge.manifest);
    expect(again.tooMany).toBe(false);
    const resourceAccess = Array.from({ length: 399 }, (_, n) => ({
      id: `${n}`,
      type: 'Role' as const,
    }));
    const many = {
      appId: CLIENT_ID,
      requiredResourceAccess: [{ resourceAppId: 'x', resourceAccess }],
    };
    expect(mergeManifest(many, wanted).tooMany).toBe(true);
    const bare = mergeManifest({ appId: CLIENT_ID }, { ...wanted, keyCredential: undefined });
    expect(bare).toMatchObject({ permissions: 2, certificate: false, openToOthers: false });
  });

  const APP = `"appId": "${CLIENT_ID}"`;
  test.each([
    ['without any address', `{${APP}, "web": {}}`],
    ['with nothing where a list may be', `{${APP}, "web": null, "keyCredentials": null}`],
    ['with a mark of Windows in front', `\uFEFF{${APP}}\r\n`],
    ['with the page around it', `Manifest\nUpload Download\n{\n${APP}\n}\nSave Discard`],
    ['with commas at the end of lists', `{${APP}, "tags": ["a", ], "notes": "b, }",\n}`],
  ])('is read %s', (_, text) => {
    const reading = readManifest(text);
    expect(reading).toMatchObject({ manifest: { appId: CLIENT_ID } });
    if ('manifest' in reading)
      expect(mergeManifest(reading.manifest, wanted)).toMatchObject({
        address: true,
        certificate: true,
      });
  });

  test.each([
    ['{"replyUrlsWithType": []', 'manifest-retired-format'],
    ['{"appId":\n "x"', 'manifest-incomplete'],
    ['null', 'manifest-incomplete'],
    ['{"appId": 5}', 'manifest-incomplete'],
    [`{"appId": "${CLIENT_ID}", "web": {"redirectUris": 5}}`, 'manifest-incomplete'],
    ['a secret in the wrong box', 'manifest-incomplete'],
    [`"appId": "${CLIENT_ID}"}{`, 'manifest-incomplete'],
    [`{"appId": "${CLIENT_ID}", "keyCredentials": 5}`, 'manifest-incomplete'],
    [`{"appId": "${CLIENT_ID}", "requiredResourceAccess": [null]}`, 'manifest-incomplete'],
  ])('%s is none that serves', (text, problem) => {
    expect(readManifest(text)).toMatchObject({ problem });
  });
});
