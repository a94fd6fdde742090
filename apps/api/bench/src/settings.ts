import { parseArgs } from 'node:util';

/** How much of everything; each by a flag of its name. */
const WHOLE = { ms: 4_000, rounds: 3, due: 40_000, open: 1_000_000, boards: 10_000, steps: 150 };
const QUICK: Sizes = { ms: 800, rounds: 2, due: 6_000, open: 60_000, boards: 500, steps: 40 };

/** `ms`, `rounds`: of opening cases and asking for boards; `due`, `open`: obligations; `boards`: sockets at once; `steps`: events measured one by one. */
export type Sizes = Readonly<typeof WHOLE>;

export interface Settings {
  /** Names of parts; none: all but `growth`. */
  readonly parts: readonly string[];
  readonly sizes: Sizes;
  readonly upTo: number;
  readonly databaseUrl: string | undefined;
  readonly write: boolean;
}

export const USAGE = `npm run bench -- [parts …] [--quick] [--write] [--up-to cases] [--database address] [${Object.keys(WHOLE).map((size) => `--${size} n`).join('] [')}]`;

/** @throws with a sentence for what is not understood */
export function readSettings(args: readonly string[], known: readonly string[]): Settings {
  const sizes = Object.keys(WHOLE) as (keyof Sizes)[];
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, 'up-to': text, database: text, ...Object.fromEntries(sizes.map((size) => [size, text])) },
  });
  const unknown = positionals.find((part) => !known.includes(part));
  if (unknown) throw new Error(`There is no part "${unknown}"; there are ${known.join(', ')}.`);
  const given = values as Record<string, string | undefined>;
  const read = (name: string, usual: number): number => {
    const value = Number(given[name] ?? usual);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0.`);
    return value;
  };
  const usual = values['quick'] ? QUICK : WHOLE;
  return {
    parts: positionals,
    sizes: Object.fromEntries(sizes.map((size) => [size, read(size, usual[size])])) as unknown as Sizes,
    upTo: read('up-to', values['quick'] ? 10_000 : 10_000_000),
    databaseUrl: given['database'],
    write: values['write'] === true,
  };
}
