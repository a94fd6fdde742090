import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { buildExecutableSchema, printContract } from './schema.js';

/** `node dist/emit-schema.js [--check]`: writes packages/schema/schema.graphql, or says that the committed one is not what the code says. */
const path = createRequire(import.meta.url).resolve('@guanjia/schema/schema.graphql');
const contract = printContract(buildExecutableSchema());
if (!process.argv.includes('--check')) {
  await writeFile(path, contract);
} else if ((await readFile(path, 'utf8')) !== contract) {
  console.error('packages/schema/schema.graphql is not what the resolvers say. Run: npm run schema:emit');
  process.exitCode = 1;
}
