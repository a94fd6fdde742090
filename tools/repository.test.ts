import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPABILITY_NAMES, SHIPPED_PACKS } from '@guanjia/domain';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Files of the checkout as git sees them, also those not added yet; never what .gitignore names. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const read = (file: string) => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    // Removed in the working tree, not yet in git.
    return '';
  }
};
const isTest = (file: string) => /\.(test|fixture)\.tsx?$|\/testing\//.test(file);
const isCode = (file: string) => /\.(ts|tsx|mjs)$/.test(file);

/** `file:line: text` of each line that matches. */
function linesWith(pattern: RegExp, within: (file: string) => boolean): string[] {
  return files.filter(within).flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('the domain', () => {
  it('has no clock of its own', () => {
    const found = linesWith(/new Date\(\s*\)|Date\.now\(|performance\.now\(|Temporal\.Now/, (file) => file.startsWith('packages/domain/src/') && !isTest(file));
    expect(found).toEqual([]);
  });

  it('makes no chance: no ids, no random numbers', () => {
    expect(linesWith(/Math\.random\(|randomUUID|getRandomValues/, (file) => file.startsWith('packages/domain/src/') && !isTest(file))).toEqual([]);
  });
});

describe('the environment', () => {
  it('has one door in the API: env.ts', () => {
    expect(linesWith(/process\.env/, (file) => file.startsWith('apps/api/src/') && !isTest(file) && file !== 'apps/api/src/env.ts')).toEqual([]);
  });
});

describe('every row of a shipped pack', () => {
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file)).map(read).join('\n');
  const rows = SHIPPED_PACKS.flatMap((pack) => pack.rows.map((row) => [row.key] as const));

  it.each(rows)('%s is named by a test', (key) => {
    expect(tests.includes(`'${key}'`) || new RegExp(`\\b${key.replaceAll('.', '\\.')}\\b`).test(tests)).toBe(true);
  });
});

describe('the rules of the first slice', () => {
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file)).map(read).join('\n');
  const ids = ['FD-06', 'FD-07', 'CP-03', 'CP-05', 'CP-06', 'CP-07', 'CP-08', 'CP-09', 'CP-10'];

  it.each(ids)('%s (register) is cited by a pack and named by a test', (id) => {
    expect(files.filter((file) => file.startsWith('packages/domain/src/policy/packs/') && !isTest(file)).some((file) => read(file).includes(id))).toBe(true);
    expect(tests).toContain(id);
  });
});

describe('a capability', () => {
  it.each([['zh-CN', 'zh'], ['en', 'en']] as const)('has one name in %s: on the page of posts, and where somebody is told that it is missing', (folder, language) => {
    const named = JSON.parse(read(`apps/dashboard/src/i18n/${folder}/staff.json`)) as { capability: Record<string, string> };
    const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
    const shown = Object.entries(named.capability).map(([key, name]) => [key, lowered(name)]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(Object.entries(CAPABILITY_NAMES).map(([key, name]) => [key, name[language]])));
  });
});

describe('the tree', () => {
  it('knows no machine: no absolute paths of somebody’s home, no registry addresses', () => {
    expect(linesWith(/(?<![\w.])\/(?:work|home|root|Users)\/\w/, (file) => isCode(file) || /\.(md|json|yml|sql|graphql)$/.test(file) || file.startsWith('.ci/')).filter((line) => !line.startsWith('tools/repository.test.ts'))).toEqual([]);
    expect(linesWith(/"resolved": "https?:/, (file) => file === 'package-lock.json')).toEqual([]);
    expect(linesWith(/registry\s*=|\/\/[\w.-]*registry[\w.-]*\//, (file) => file.endsWith('.npmrc') || file === 'package-lock.json')).toEqual([]);
  });

  it('locks a package for every platform that its dependants name, or `npm ci` fails', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !resolves(path, name)).map((name) => `${path} → ${name}`),
    );
    function resolves(from: string, name: string): boolean {
      for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
        if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
        if (!at) return false;
      }
    }
    expect(missing).toEqual([]);
  });

  it('has nothing put off and no test left out', () => {
    const words = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '\\.skip\\(', '\\.only\\(', '\\bxit\\('].join('|'));
    expect(linesWith(words, isCode)).toEqual([]);
  });

  it('has no room for what has no name', () => {
    const nameless = /(^|[/-])(utils?|helpers?|managers?|common|misc|shared|lib)([/.-]|$)/;
    expect(files.filter((file) => isCode(file) && nameless.test(file))).toEqual([]);
  });
});
