// Types of the screens from the contract: packages/schema/schema.graphql + every .graphql document beside a screen → src/gql/graphql.ts.
// `--check` writes nothing and fails when the committed file has drifted.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildSchema, parse } from 'graphql';

const here = fileURLToPath(new URL('.', import.meta.url));
const source = join(here, 'src');
const target = join(source, 'gql', 'graphql.ts');
const schemaText = await readFile(join(here, '../../packages/schema/schema.graphql'), 'utf8');

const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.graphql')).sort();
const documents = await Promise.all(
  names.map(async (name) => {
    const rawSDL = await readFile(join(source, name), 'utf8');
    return { location: relative(here, join(source, name)), rawSDL, document: parse(rawSDL) };
  }),
);

const outputs = await preset.buildGeneratesSection({
  baseOutputDir: 'src/gql/',
  schema: parse(schemaText),
  schemaAst: buildSchema(schemaText),
  documents,
  config: {
    scalars: { DateTime: 'string' },
    enumType: 'const',
    immutableTypes: true,
    useTypeImports: true,
    strictScalars: true,
    skipTypename: true,
  },
  presetConfig: { fragmentMasking: false, skipIndexFile: true },
  plugins: [],
  pluginMap: {},
});
const wanted = outputs.find(({ filename }) => filename.endsWith('graphql.ts'));
const text = await codegen({ ...wanted, schemaAst: buildSchema(schemaText), documents });

const committed = await readFile(target, 'utf8').catch(() => '');
if (process.argv.includes('--check')) {
  if (committed !== text) {
    console.error('apps/dashboard/src/gql/graphql.ts does not fit the schema and the documents: run `npm run codegen`.');
    process.exit(1);
  }
} else if (committed !== text) {
  await writeFile(target, text);
  console.log(`src/gql/graphql.ts: ${documents.length} documents`);
}
