import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { refuseBloatedWorkbook } from './workbook-size.js';

const workbook = async (): Promise<Buffer> => {
  const made = await (writeXlsxFile as unknown as (rows: object[][], options: object) => Promise<Buffer | { toBuffer(): Promise<Buffer> }>)([[{ value: '房号', type: String }]], { buffer: true });
  return Buffer.isBuffer(made) ? made : made.toBuffer();
};

describe('a workbook that unpacks without end', () => {
  it('an ordinary one passes', async () => {
    expect(refuseBloatedWorkbook(await workbook())).toBeUndefined();
  });

  it('one whose directory announces 4 GB is refused before it is unpacked', async () => {
    const bytes = await workbook();
    bytes.writeUInt32LE(0xffff_fff0, bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect(() => refuseBloatedWorkbook(bytes)).toThrow(/at most 300/);
  });

  it.each([4, 30, 200])('one cut off after %i bytes is damaged, not a crash', async (length) => {
    const bytes = await workbook();
    expect(() => refuseBloatedWorkbook(bytes.subarray(0, length))).toThrow(/damaged/);
  });
});
