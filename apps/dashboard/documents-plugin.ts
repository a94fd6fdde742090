import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const GENERATED = fileURLToPath(new URL('src/gql/graphql.ts', import.meta.url));
const DOCUMENT = /^export const (\w+) = \/\*#__PURE__\*\/ documentOf\(("(?:[^"\\]|\\.)*")((?:, \w+)*)\) as DocumentNode<.*>;$/gm;
const IMPORT = /import \{([^}]*)\} from '[./]+\/gql\/graphql';/g;
const OWN = '\0document:';

/** Makes each document of the generated file a module of its own: a page fetches and parses what it asks, not what the whole house asks. */
export function documentsApart(): Plugin {
  const sources = new Map<string, string>();
  const importOf = (name: string): string => `import { ${name} } from '${OWN}${name}';`;
  return {
    name: 'documents-apart',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      for (const [, name, text, uses] of readFileSync(GENERATED, 'utf8').matchAll(DOCUMENT)) {
        const used = uses!.split(', ').slice(1);
        sources.set(name!, `import { documentOf } from '/src/gql/document-of';\n${used.map(importOf).join('\n')}\nexport const ${name} = /*#__PURE__*/ documentOf(${[text, ...used].join(', ')});\n`);
      }
      if (sources.size === 0) throw new Error('documents-apart: no document in the generated file is as it was expected');
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes('/gql/graphql')) return null;
      const apart = code.replace(IMPORT, (line, list: string) => {
        const names = list.split(',').map((name) => name.trim());
        return [...names.filter((name) => sources.has(name)).map(importOf), line.replace(list, names.filter((name) => !sources.has(name)).join())].join(' ');
      });
      return { code: apart, map: null };
    },
    resolveId: (source) => (source.startsWith(OWN) ? source : null),
    load: (id) => (id.startsWith(OWN) ? { code: sources.get(id.slice(OWN.length))!, map: null, moduleSideEffects: false } : null),
  };
}
