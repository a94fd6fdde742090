import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a packed file saves nothing that a packet would notice. */
const WORTH_BYTES = 1_400;
const PACKED = /\.(html|js|css|svg|json)$/;
const [br, gz] = [promisify(brotliCompress), promisify(gzip)];

/** Writes each file packed beside it, once a build: the server hands out what the browser unpacks. Browsers take brotli over https and from their own machine, gzip everywhere. */
export function packAssets(): Plugin {
  return {
    name: 'pack-assets',
    apply: 'build',
    async writeBundle({ dir }) {
      const names = (await readdir(dir!, { recursive: true })).filter((name) => PACKED.test(name));
      await Promise.all(
        names.map(async (name) => {
          const path = join(dir!, name);
          const bytes = await readFile(path);
          if (bytes.length < WORTH_BYTES) return;
          // The last two steps of brotli take ten times as long for three per cent.
          await Promise.all([
            br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).then((packed) => writeFile(`${path}.br`, packed)),
            gz(bytes, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
          ]);
        }),
      );
    },
  };
}
