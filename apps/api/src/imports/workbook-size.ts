import { UnusableInput, words } from './problem.js';

/** A workbook of a million rows has about as much; a small file that unpacks to more would take the memory of everybody at the desk. */
const MOST_UNPACKED = 300 * 2 ** 20;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Refuses a workbook (a ZIP file) whose directory announces more than a spreadsheet can hold, before anything of it is unpacked.
 * @throws UnusableInput too large, or without a directory that can be read
 */
export function refuseBloatedWorkbook(bytes: Buffer): void {
  const damaged = () => new UnusableInput(words('不是可读的 .xlsx 工作簿（已损坏）：请用 Excel 打开后另存。', 'Not a readable .xlsx workbook (damaged). Open it in Excel and save it again.'));
  // The directory's end stands in the last 64 kB, behind it only a comment.
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged();
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let n = 0; n < entries; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged();
    unpacked += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (unpacked > MOST_UNPACKED) {
    const megabytes = Math.ceil(unpacked / 2 ** 20);
    throw new UnusableInput(words(`工作簿展开后有 ${megabytes} MB，最多 ${MOST_UNPACKED / 2 ** 20} MB：请分成几份，或另存为 CSV。`, `Unpacked, the workbook has ${megabytes} MB; at most ${MOST_UNPACKED / 2 ** 20}. Cut it into parts, or save it as CSV.`));
  }
}
