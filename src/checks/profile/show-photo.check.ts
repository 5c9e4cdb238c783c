import { defineCheck, expect, ifThere, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';

const readPhoto = get('/me/photo', { width: z.number(), height: z.number() });
const downloadPhoto = get('/me/photo/$value', undefined, {
  permission: 'ProfilePhoto.Read.All',
});

/** The markers that a frame begins with, and with it the size of the picture (ITU-T T.81, table B.1). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Width and height of a JPEG: of its first frame. Undefined for bytes that are none. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return undefined;
    if (isFrame(view.getUint8(at + 1)))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

export default defineCheck({
  title: 'The profile photo is the picture it is said to be',
  proves: 'The user’s photo can be downloaded, and is as wide and as high as its description says.',
  needs: ['a profile photo'],
  calls: [readPhoto, downloadPhoto],
  async run({ graph }) {
    const photo = await ifThere(() => graph.send(readPhoto));
    if (!photo) nothingToCheck();
    const { bytes } = await graph.answer(downloadPhoto);
    const size = expect.present('the photo is a JPEG', sizeOf(bytes));
    expect.equal('it is as wide as it is said to be', size.width, photo.width);
    expect.equal('it is as high as it is said to be', size.height, photo.height);
  },
});
