import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { accessTable } from './access/access-table.js';
import { operationPermissions } from './access/operation-permissions.js';
import { figuresPage } from './figures/figures-page.js';
import { buildExecutableSchema, printContract } from './schema.js';

/** `node dist/emit-schema.js [--check]`: writes schema.graphql, docs/access-table.md and docs/figures.md, or says which committed one is not what the code says. */
const pages = [
  { path: createRequire(import.meta.url).resolve('@guanjia/schema/schema.graphql'), text: printContract(buildExecutableSchema()) },
  { path: fileURLToPath(new URL('../../../docs/access-table.md', import.meta.url)), text: accessTable(await operationPermissions(buildExecutableSchema)) },
  { path: fileURLToPath(new URL('../../../docs/figures.md', import.meta.url)), text: figuresPage() },
];
for (const { path, text } of pages) {
  if (!process.argv.includes('--check')) {
    await writeFile(path, text);
  } else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    console.error(`${path} is not what the resolvers say. Run: npm run schema:emit`);
    process.exitCode = 1;
  }
}
