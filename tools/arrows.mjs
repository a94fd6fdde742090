// Who may import whom (ARCHITECTURE, "The house"). Each rule says why; a broken one is printed with that reason.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `files` and `targets` match paths from the checkout's root, targets also package names (`pg`, `node:fs`).
 * @type {{ files: RegExp, except?: RegExp, targets: RegExp, but?: RegExp, because: string }[]}
 */
export const rules = [
  {
    files: /^packages\/domain\/src\//,
    targets: /^(?!packages\/domain\/src\/)/,
    but: /^(zod|temporal-polyfill|chinese-days|@noble\/hashes)(\/|$)/,
    because: 'the domain is pure: no I/O, no framework, no clock of its own; it runs in Node and in a browser, and every rule can be tried in a microsecond.',
  },
  {
    files: /^packages\/domain\/src\/policy\//,
    // The lists of words that a pack may use; they gather them from the rooms that deliver them.
    except: /policy\/(vocabulary|callback-words)\.ts$/,
    targets: /^packages\/domain\/src\/(?!policy\/|organisation\/)/,
    because: 'a policy is data about an SOP. If it knew the engine or a kind of case, an SOP could not be changed without changing code.',
  },
  {
    files: /^packages\/domain\/src\/organisation\//,
    targets: /^packages\/domain\/src\/(?!organisation\/|policy\/(words|facts)\.js)/,
    because: 'posts and capabilities are words that every room shares; they lean on none of them.',
  },
  {
    files: /^packages\/domain\/src\/obligations\//,
    targets: /^packages\/domain\/src\/(?!obligations\/|policy\/|organisation\/)/,
    because: 'one engine serves cases, callbacks, inspections and duties alike: it knows rows, events and facts, and no business room.',
  },
  {
    files: /^packages\/schema\/src\//,
    targets: /^(?!packages\/schema\/src\/)/,
    but: /^(@guanjia\/domain|graphql|graphql-scalars|type-graphql|reflect-metadata)(\/|$)/,
    because: 'the contract takes its words from the domain (enums, scalars) and nothing from how the API stores or serves it; integrators depend on it alone.',
  },
  {
    files: /^apps\/api\/src\//,
    targets: /^(apps\/dashboard\/|@guanjia\/dashboard|react|antd|@apollo\/client)/,
    because: 'the API serves any client; it hands the built dashboard out as files and knows nothing of it.',
  },
  {
    files: /^apps\/api\/src\/database\//,
    except: /(entities|-command)\.ts$/,
    targets: /^apps\/api\/src\/(?!database\/)/,
    because: 'the ground carries the rooms: database/ must start, migrate and be tested without any of them (entities.ts alone lists what they store).',
  },
  {
    files: /^apps\/api\/src\/(?!server\/|main\.ts)/,
    targets: /^(express|ws|graphql-ws|@apollo\/server|@as-integrations\/)/,
    except: /^apps\/api\/src\/schema\.ts$/,
    because: 'transports end in server/: a verb answers the same over HTTP, WebSocket, an import or a test.',
  },
  {
    files: /^apps\/api\/src\/(?!server\/|main\.ts|emit-schema\.ts|context\.ts|schema\.ts)/,
    targets: /^apps\/api\/src\/(server|main|emit-schema)/,
    because: 'rooms are carried by the server and do not look down at it.',
  },
  {
    files: /^apps\/api\/src\/(?!analytics\/|schema\.ts)/,
    targets: /^apps\/api\/src\/analytics\//,
    because: 'figures are read from the journal afterwards; a rule that depended on a figure could not be replayed.',
  },
  {
    files: /^apps\/dashboard\/src\//,
    targets: /^(@guanjia\/|packages\/|apps\/api\/)/,
    because: 'the board never decides: it knows the contract by its generated types only, and asks the API for due times and for what may be done.',
  },
  {
    files: /^apps\/dashboard\/src\/(ui|format|i18n)\//,
    targets: /^(@apollo\/|graphql|react-router|apps\/dashboard\/src\/(?!ui\/|format\/|i18n\/))/,
    because: 'ui, format and i18n know neither Apollo nor the router: they show what they are given, on any screen and in any test.',
  },
];

const SOURCES = ['packages/domain/src', 'packages/schema/src', 'apps/api/src', 'apps/dashboard/src'];
// Static imports and re-exports, dynamic import() and require() of a literal.
const IMPORTS = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*['"]([\w@./:-]+)['"]/g;

/** @returns {string[]} one sentence for each broken arrow below `root` */
export function brokenArrows(root) {
  return SOURCES.flatMap((source) => sourceFiles(join(root, source)))
    .map((file) => relative(root, file).split(sep).join('/'))
    .flatMap((file) => targetsOf(file, readFileSync(join(root, file), 'utf8')).flatMap((target) => judge(file, target)));
}

function judge(file, target) {
  return rules
    .filter((rule) => rule.files.test(file) && !rule.except?.test(file) && rule.targets.test(target) && !rule.but?.test(target))
    .map((rule) => `${file} imports ${target}: ${rule.because}`);
}

function targetsOf(file, text) {
  return [...text.matchAll(IMPORTS)].map(([, name]) => (name.startsWith('.') ? posix.join(posix.dirname(file), name) : name));
}

/** Tests and their fixtures may look anywhere. */
function sourceFiles(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|fixture)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.split(sep).includes('testing'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const broken = brokenArrows(join(dirname(process.argv[1]), '..'));
  for (const sentence of broken) console.error(sentence);
  console.log(broken.length ? `${broken.length} imports go against the arrows.` : `Arrows hold (${rules.length} rules).`);
  process.exitCode = broken.length ? 1 : 0;
}
