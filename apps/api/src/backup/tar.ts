const BLOCK = 512;
const LARGEST = 64 * 1024 * 1024;

export interface TarEntry {
  readonly name: string;
  readonly content: Buffer;
}

/** One plain file in the ustar form, padded to whole blocks. Names are ours: ASCII, below 100 characters. */
export function* tarBlocks(name: string, content: Buffer): Generator<Buffer> {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'ascii');
  header.write('0000600\0', 100, 'ascii');
  header.write('0000000\0', 108, 'ascii');
  header.write('0000000\0', 116, 'ascii');
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  header.write(`${Math.floor(Date.now() / 1_000).toString(8).padStart(11, '0')}\0`, 136, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\0' + '00', 257, 'ascii');
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  yield header;
  yield content;
  if (content.length % BLOCK !== 0) yield Buffer.alloc(BLOCK - (content.length % BLOCK));
}

export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

/** The header's bytes added up, its own checksum counted as blanks. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += header[at]!;
  return sum;
}

/** @throws with the code ERR_TAR where the bytes are no tar, or end in the middle */
export async function* tarEntries(bytes: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(bytes);
  for (;;) {
    const header = await reader.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    if (Number.parseInt(header.toString('ascii', 148, 155), 8) !== checksumOf(header)) throw noTar('a header that is none');
    const size = Number.parseInt(header.toString('ascii', 124, 135), 8);
    if (!(size >= 0 && size <= LARGEST)) throw noTar('an impossible size');
    const content = await reader.take(size);
    await reader.take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name: header.toString('ascii', 0, 100).replace(/\0.*$/s, ''), content };
  }
}

class BlockReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #length = 0;

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    while (this.#length < length) {
      const { value, done } = await this.#source.next();
      if (done) throw noTar('an early end');
      this.#held.push(value);
      this.#length += value.length;
    }
    const whole = Buffer.concat(this.#held, this.#length);
    this.#held = [whole.subarray(length)];
    this.#length -= length;
    return whole.subarray(0, length);
  }
}

function noTar(what: string): Error {
  return Object.assign(new Error(what), { code: 'ERR_TAR' });
}
