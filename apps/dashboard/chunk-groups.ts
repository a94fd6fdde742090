import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [DESK, SHELL, SIGN_IN] = [here('index.html'), here('src/shell/shell.tsx'), here('src/access/sign-in-page.tsx')];
/** Pages of their own: they must carry nothing that they do not need. */
const LIGHT = [here('wall.html'), here('resident.html')];

/** What fewer screens share is left beside them: others should not carry it. */
const OFTEN = 4;

/** All that is fetched with a module, without what is fetched when it is needed. */
function withImports(graph: Graph, root: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(root)) return found;
  found.add(root);
  for (const id of graph.getModuleInfo(root)?.importedIds ?? []) withImports(graph, id, found);
  return found;
}

/** The roots below a page: itself, and whatever is fetched when it is needed. */
function rootsOf(graph: Graph, page: string): ReadonlySet<string> {
  const roots = new Set([page]);
  for (const root of roots) for (const id of withImports(graph, root)) for (const later of graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []) roots.add(later);
  return roots;
}

/** Which chunk a module is in, by who fetches it; absent: the root's own, or one beside it. */
function chunksOf(graph: Graph): ReadonlyMap<string, string> {
  const chunks = new Map<string, string>();
  const roots = rootsOf(graph, DESK);
  const fetchedBy = new Map<string, number>();
  for (const root of roots) for (const id of withImports(graph, root)) fetchedBy.set(id, (fetchedBy.get(id) ?? 0) + 1);
  // A root keeps its own chunk, under its own name; a page's is its first script.
  const own = new Set([...roots, ...LIGHT, ...[DESK, ...LIGHT].flatMap((page) => graph.getModuleInfo(page)?.importedIds ?? [])]);
  const put = (name: string, ids: Iterable<string>) => {
    for (const id of ids) if (!chunks.has(id) && !own.has(id)) chunks.set(id, name);
  };
  const start = withImports(graph, DESK);
  const light = LIGHT.map((page) => ({ name: basename(page, '.html'), ids: new Set([...rootsOf(graph, page)].flatMap((root) => [...withImports(graph, root)])) }));
  for (const id of light.flatMap(({ ids }) => [...ids]).filter((one) => fetchedBy.has(one))) {
    put(['with', ...light.filter(({ ids }) => ids.has(id)).map(({ name }) => name), ...(start.has(id) ? ['start'] : [])].join('-'), [id]);
  }
  put('start', [...start, ...[...withImports(graph, SIGN_IN)].filter((id) => fetchedBy.get(id)! > 1)]);
  // Libraries are left where the bundler puts them: only what is used of them goes along, which is known to it alone.
  const ours = (id: string): boolean => !id.includes('/node_modules/');
  put('frame', [...withImports(graph, SHELL)].filter(ours));
  put('parts', [...fetchedBy].flatMap(([id, times]) => (times >= OFTEN && ours(id) ? [id] : [])));
  return chunks;
}

/** One chunk for what several screens share, as far as all of them have it anyway: a hundred small files take a weak line a hundred turns. */
export function chunkGroups(): Rolldown.CodeSplittingOptions {
  let known: { readonly graph: Graph; readonly chunks: ReadonlyMap<string, string> } | undefined;
  const nameOf = (id: string, graph: Graph): string | null => {
    if (known?.graph !== graph) known = { graph, chunks: chunksOf(graph) };
    return known.chunks.get(id) ?? null;
  };
  // Each name is a chunk of its own.
  return { groups: [{ name: nameOf, includeDependenciesRecursively: false }] };
}
