import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where bytes lie that are too large for a row. Keys are the store's own: nobody outside chooses a name, so none can lead anywhere. */
export interface FileStore {
  /** Answers the key under which the bytes are found again; they are whole or not there. */
  put(bytes: Buffer): Promise<string>;
  /** Null: nothing is stored under this key. */
  get(key: string): Promise<Buffer | null>;
  /** What is gone already is no failure. */
  remove(key: string): Promise<void>;
}

const KEY = /^[0-9a-f]{64}$/;

/** Files below one directory of this machine, spread over 256 folders. Several processes may share it; an object store can take its place behind the same three verbs. */
export class DiskFileStore implements FileStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async put(bytes: Buffer): Promise<string> {
    const key = randomBytes(32).toString('hex');
    await this.putAs(key, bytes);
    return key;
  }

  /** For a restore: under the key that rows name already. What a broken-off restore left is written over. */
  async putAs(key: string, bytes: Buffer): Promise<void> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Beside, then renamed: a process that dies here leaves no half of a photo under a key.
    await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
  }

  async get(key: string): Promise<Buffer | null> {
    try {
      return await readFile(this.#pathOf(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error('Not a key of the file store');
    return join(this.#directory, key.slice(0, 2), key);
  }
}
