import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { tarBlocks, tarEnd, tarEntries, type TarEntry } from './tar.js';

/** The first entry: what the archive is of. */
export interface Manifest {
  readonly format: 1;
  readonly product: string;
  /** Real time of the snapshot, ISO 8601. */
  readonly takenAt: string;
  readonly epoch: string;
  /** Names of the migrations that the data stands on, oldest first. */
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

export interface Sum {
  readonly bytes: number;
  readonly sha256: string;
}

/** The last entry: an archive without it, or with another content, is damaged. */
export interface Checksums {
  readonly manifest: Sum;
  readonly tables: Readonly<Record<string, Sum & { readonly rows: number }>>;
  readonly files: Readonly<Record<string, Sum>>;
}

export const MANIFEST = 'manifest.json';
export const CHECKSUMS = 'checksums.json';
const DATA = /^data\/([a-z_]+)\.\d{6}$/;
const FILE = /^files\/([0-9a-f]{64})$/;

/** An archive that must not be believed; the message says in both languages what is wrong. */
export class DamagedArchive extends Error {
  override name = 'DamagedArchive';
}

export class Summing {
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  add(chunk: Buffer): this {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    return this;
  }

  sum(): Sum {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Writes one gzipped tar, which `tar tzf` lists too: parts as they come, each with its size in front of it. */
export class ArchiveWriter {
  readonly #gzip = createGzip({ level: 6 });
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#written = pipeline(this.#gzip, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
    this.#written.catch(() => undefined);
  }

  async add(name: string, content: Buffer): Promise<void> {
    for (const block of tarBlocks(name, content)) {
      if (!this.#gzip.write(block)) await Promise.race([once(this.#gzip, 'drain'), this.#written]);
    }
  }

  /** On the disk when it answers. */
  async end(): Promise<void> {
    this.#gzip.end(tarEnd());
    await this.#written;
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await finished(this.#gzip).catch(() => undefined);
  }
}

/** What an archive's entry is. */
export interface Part {
  readonly kind: 'manifest' | 'checksums' | 'data' | 'file';
  /** The table, or the file's key; '' of the first and the last. */
  readonly name: string;
  readonly content: Buffer;
}

/** @throws DamagedArchive where it breaks off or is none */
export async function* readArchive(path: string): AsyncGenerator<Part> {
  const source = createReadStream(path);
  const unzipped = source.pipe(createGunzip());
  source.once('error', (error) => unzipped.destroy(error));
  try {
    for await (const entry of tarEntries(unzipped)) yield partOf(entry);
  } catch (error) {
    if (error instanceof DamagedArchive) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') || code === 'ERR_TAR') throw new DamagedArchive(`备份文件不完整，或不是备份文件（${(error as Error).message}）。 The file is broken off, or no backup at all (${(error as Error).message}).`, { cause: error });
    throw error;
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

function partOf({ name, content }: TarEntry): Part {
  if (name === MANIFEST) return { kind: 'manifest', name: '', content };
  if (name === CHECKSUMS) return { kind: 'checksums', name: '', content };
  const [data, file] = [DATA.exec(name)?.[1], FILE.exec(name)?.[1]];
  if (data) return { kind: 'data', name: data, content };
  if (file) return { kind: 'file', name: file, content };
  throw new DamagedArchive(`备份文件中有不认识的内容：${name}。 The archive holds something that no backup has: ${name}.`);
}

/** Reads a whole archive and compares everything with its checksums. Nothing may be done with one before this. */
export async function verifyArchive(path: string): Promise<{ manifest: Manifest; checksums: Checksums }> {
  const tables = new Map<string, Summing>();
  const files = new Map<string, Summing>();
  let manifest: Buffer | undefined;
  let checksums: Buffer | undefined;
  for await (const part of readArchive(path)) {
    if (checksums !== undefined || (manifest === undefined) !== (part.kind === 'manifest')) throw wrong('order');
    if (part.kind === 'manifest') manifest = part.content;
    else if (part.kind === 'checksums') checksums = part.content;
    else {
      const sums = part.kind === 'data' ? tables : files;
      const summing = sums.get(part.name) ?? new Summing();
      sums.set(part.name, summing.add(part.content));
    }
  }
  if (!manifest || !checksums) throw wrong('end');
  const stated = JSON.parse(String(checksums)) as Checksums;
  const found = JSON.parse(String(manifest)) as Manifest;
  same('manifest', stated.manifest, new Summing().add(manifest).sum());
  for (const { name } of found.tables) same(name, stated.tables[name], (tables.get(name) ?? new Summing()).sum());
  for (const name of new Set([...files.keys(), ...Object.keys(stated.files)])) same(name, stated.files[name], files.get(name)?.sum());
  for (const name of tables.keys()) if (!found.tables.some((table) => table.name === name)) throw wrong(name);
  return { manifest: found, checksums: stated };
}

function same(what: string, stated: Sum | undefined, found: Sum | undefined): void {
  if (!stated || !found || stated.sha256 !== found.sha256 || stated.bytes !== found.bytes) throw wrong(what);
}

function wrong(what: string): DamagedArchive {
  return new DamagedArchive(`备份文件已损坏：${what} 与校验值不符。 The archive is damaged: ${what} is not what was written.`);
}
