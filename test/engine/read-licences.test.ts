import type { GraphResponse } from '../../src/ports';
import { readLicences } from '../../src/engine/read-licences';
import { aSession, contextInput, NOW, refusal, response } from '../checks/support';

const skus = (...names: string[]) =>
  response(200, { value: names.map((skuPartNumber) => ({ skuPartNumber })) });
const read = async (answer: () => GraphResponse, granted?: readonly string[]) => {
  const session = aSession(answer);
  const { found, at } = await readLicences(contextInput(session, { granted }));
  expect(at).toBe(NOW);
  return { found, asked: session.asked.length };
};

test.each([
  ['the developer pack', skus('FLOW_FREE', 'DEVELOPERPACK_E5'), 'developer'],
  ['other licences', skus('ENTERPRISEPREMIUM'), 'other'],
  ['no licence', skus(), 'other'],
  ['what is no list', response(200, { id: 'x' }), 'unread'],
  ['nothing', response(200), 'unread'],
])('%s', async (_, answer, found) => {
  expect(await read(() => answer)).toEqual({ found, asked: 1 });
});

test('a developer pack that was deleted is none', async () => {
  const value = [{ skuPartNumber: 'DEVELOPERPACK_E5', capabilityStatus: 'Deleted' }];
  expect((await read(() => response(200, { value }))).found).toBe('other');
});

test.each(['permission', 'throttled', 'network', 'service'] as const)(
  'a refusal (%s) leaves them unread',
  async (kind) => {
    const answer = () => {
      throw refusal({ kind });
    };
    expect(await read(answer)).toEqual({ found: 'unread', asked: 1 });
  },
);

test('a token that may not read them is not tried; a wider one serves', async () => {
  expect(await read(() => skus('DEVELOPERPACK_E5'), ['Mail.Read'])).toEqual({
    found: 'unread',
    asked: 0,
  });
  for (const permission of ['LicenseAssignment.Read.All', 'Directory.Read.All']) {
    expect((await read(() => skus('DEVELOPERPACK_E5'), [permission])).found).toBe('developer');
  }
});

test('a fault of our own is not taken for an answer', async () => {
  const answer = () => {
    throw new TypeError('x');
  };
  await expect(read(answer)).rejects.toThrow(TypeError);
});
