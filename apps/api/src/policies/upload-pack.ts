import { SHIPPED_PACKS, SHIPPED_POSTS, validatePack, VOCABULARY, type PolicyPack, type PolicyProblem, type ValidationWorld } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import { contentHash, publishPacks } from './publish-packs.js';

/** What became of a pack from outside: every mistake, or the version that it is or would become. */
export type UploadedPack =
  | { readonly problems: readonly PolicyProblem[] }
  | { readonly problems: readonly []; readonly pack: PolicyPack; readonly version: number; readonly isNew: boolean; readonly published: boolean };

/** A procedure of a hundred rows with its clauses has a fifth of it. */
const LONGEST_TEXT = 200_000;
/** Rows nest six deep; what nests deeper is no pack, and would exhaust who reads it. */
const DEEPEST = 32;

/**
 * Reads a company's own pack and, with `publish`, publishes it as its next version: all of it or nothing. Publishing changes no centre.
 * @param recordedBy who brings it; null at the machine's own command line
 */
export async function uploadPack(database: Database, json: string, { publish, recordedBy }: { publish: boolean; recordedBy: string | null }): Promise<UploadedPack> {
  const parsed = parseJson(json);
  if ('problems' in parsed) return parsed;
  const known = await newestVersions(database);
  const world: ValidationWorld = {
    packs: known.map(({ body }) => body),
    vocabulary: { ...VOCABULARY, posts: new Set([...Object.keys(SHIPPED_POSTS), ...(await postKeys(database))]) },
  };
  const result = validatePack(parsed.value, world);
  const problems = [...('problems' in result ? result.problems : []), ...notItsOwn(parsed.value, known)];
  if (problems.length > 0 || 'problems' in result) return { problems };
  const { pack } = result;
  if (publish) {
    const [published] = await publishPacks(database, [pack], { world, recordedBy });
    return { problems: [], pack, version: published!.version, isNew: published!.isNew, published: true };
  }
  const { rows } = await database.pool.query<{ version: number; is_new: boolean }>(
    `select coalesce((select version from policy_version where pack_key = $1 and content_hash = $2), (select coalesce(max(version), 0) + 1 from policy_version where pack_key = $1)) as version,
       not exists (select from policy_version where pack_key = $1 and content_hash = $2) as is_new`,
    [pack.key, contentHash(pack)],
  );
  return { problems: [], pack, version: rows[0]!.version, isNew: rows[0]!.is_new, published: false };
}

function parseJson(json: string): { readonly value: unknown } | { readonly problems: readonly PolicyProblem[] } {
  if (json.trim() === '') return { problems: [whole('文件是空的。请选择一个 JSON 格式的规程包。', 'The file is empty. Choose a pack in JSON.')] };
  if (json.length > LONGEST_TEXT) return { problems: [whole(`文件有 ${json.length} 个字符，最多 ${LONGEST_TEXT} 个。请分成几个规程包。`, `The file has ${json.length} characters; at most ${LONGEST_TEXT}. Divide it into several packs.`)] };
  let value: unknown;
  try {
    // Editors of some systems put a byte order mark first.
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { line, column } = placeOf((error as Error).message, json);
    return { problems: [whole(`不是有效的 JSON${line ? `:第 ${line} 行第 ${column} 列有误` : ''}。请检查逗号、引号和括号。`, `This is no JSON${line ? `: look at line ${line}, column ${column}` : ''}. Check commas, quotes and brackets.`)] };
  }
  if (deeperThan(value, DEEPEST)) return { problems: [whole(`嵌套超过 ${DEEPEST} 层，不是规程包。`, `It is nested more than ${DEEPEST} deep, so it is no pack.`)] };
  return { value };
}

function placeOf(message: string, json: string): { line: number | null; column: number } {
  const position = /position (\d+)/.exec(message)?.[1];
  // Newer runtimes name the end of a text that stops in the middle without a position.
  const before = position === undefined ? (/end of JSON/.test(message) ? json : null) : json.slice(0, Number(position));
  if (before === null) return { line: null, column: 0 };
  const lines = before.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function deeperThan(value: unknown, deepest: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
  }
  return false;
}

interface KnownVersion {
  readonly body: PolicyPack;
}

async function newestVersions({ pool }: Database): Promise<KnownVersion[]> {
  const { rows } = await pool.query<KnownVersion>('select distinct on (pack_key) body from policy_version order by pack_key, version desc');
  return rows;
}

async function postKeys({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>('select key from post');
  return rows.map(({ key }) => key);
}

/** The product publishes its own packs anew with each release; a company's text under such a key would be taken for the product's. An area is a pack's for good. */
function notItsOwn(value: unknown, known: readonly KnownVersion[]): PolicyProblem[] {
  const { key, area } = (typeof value === 'object' && value !== null ? value : {}) as { key?: unknown; area?: unknown };
  if (typeof key !== 'string') return [];
  if (SHIPPED_PACKS.some((pack) => pack.key === key)) {
    return [{ pack: key, row: null, field: 'key', message: { zh: `“${key}”是产品自带的规程包。请另取名称，需要时以 extends 继承它。`, en: `"${key}" comes with the product. Choose another key, and extend it (extends) where you build on it.` } }];
  }
  const before = known.find(({ body }) => body.key === key)?.body;
  if (!before || before.area === area) return [];
  return [{ pack: key, row: null, field: 'area', message: { zh: `“${key}”的领域是“${before.area}”，各版本须相同。`, en: `"${key}" is of the area "${before.area}" and stays there over all its versions.` } }];
}

const whole = (zh: string, en: string): PolicyProblem => ({ pack: null, row: null, field: null, message: { zh, en } });
