// Types of the screens from the contract: packages/schema/schema.graphql + every .graphql document beside a screen → src/gql/graphql.ts.
// `--check` writes nothing and fails when the committed file has drifted.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildSchema, parse, print } from 'graphql';

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
const text = asText(await codegen({ ...wanted, schemaAst: buildSchema(schemaText), documents }));

/** Documents as their text, and a fragment once: as syntax trees, each with all the fragments that it uses, they weighed nine times as much in the browser. */
function asText(generated) {
  const DOCUMENT = /^export const (\w+) = (\{"kind":"Document".*\}) as unknown as (DocumentNode<.*>);$/gm;
  const written = new Map();
  const rest = generated.replace(DOCUMENT, (_, name, tree, type) => {
    const [own, ...others] = JSON.parse(tree).definitions;
    written.set(name, { own, type, uses: others.map((fragment) => `${fragment.name.value}FragmentDoc`) });
    return '';
  });
  const lines = new Map();
  // What is used stands above.
  const write = (name) => {
    const { own, type, uses } = written.get(name);
    uses.forEach((used) => lines.has(used) || write(used));
    lines.set(name, `export const ${name} = /*#__PURE__*/ documentOf(${[JSON.stringify(print(own)), ...uses].join(', ')}) as ${type};`);
  };
  [...written.keys()].forEach((name) => lines.has(name) || write(name));
  return `import { documentOf } from './document-of';\n${rest.trimEnd()}\n${[...lines.values()].join('\n')}\n`;
}

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
