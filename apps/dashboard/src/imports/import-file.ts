import type { Words } from '../i18n/language';

/** In the order in which a company comes on board. */
export const IMPORT_KINDS = ['CENTRES', 'HOMES', 'RESIDENTS', 'PUBLIC_AREAS', 'POSTS', 'STAFF', 'ROSTER', 'CALENDAR', 'CASES'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** How a file is to be read; null: found out. */
export interface ReadingChoices {
  readonly encoding: string | null;
  readonly dates: 'MDY' | 'DMY' | null;
  /** Column positions from 0; null: as proposed. */
  readonly columns: Readonly<Record<string, number | null>> | null;
  /** Of cases: whose numbers they are; null: the file's name. */
  readonly source: string | null;
}

export interface ImportField {
  readonly field: string;
  readonly name: Words;
  readonly required: boolean;
  readonly column: number | null;
  readonly filled: number;
  readonly readable: number;
}

export interface ImportOutcome {
  readonly rows: number;
  readonly fresh: number;
  readonly known: number;
  readonly changed: number;
  readonly refused: number;
  readonly lines: readonly { readonly row: number; readonly words: Words }[];
  readonly written: boolean;
  /** Of people who came in just now: said this once. */
  readonly firstPasswords: readonly FirstPassword[];
}

export interface FirstPassword {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

export interface ImportAnswer {
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly reading: readonly Words[];
  readonly fields: readonly ImportField[];
  readonly outcome: ImportOutcome | null;
}

/** The server's no, in both languages. */
export class ImportRefused extends Error {
  constructor(readonly words: Words) {
    super(words.en);
  }
}

export interface ImportAsked extends ReadingChoices {
  readonly kind: ImportKind;
  readonly mode: 'INSPECT' | 'DRY_RUN' | 'REPORT' | 'WRITE';
  readonly centreId: string;
  readonly language: 'zh' | 'en';
}

/** Files do not fit into a GraphQL request; they go as they are. @throws ImportRefused with what is wrong and what to do; any other error: not reached */
async function send(file: File, asked: ImportAsked): Promise<Response> {
  const response = await fetch(`/import-file?options=${encodeURIComponent(JSON.stringify({ ...asked, fileName: file.name }))}`, {
    method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/octet-stream' }, body: file,
  });
  if (response.ok) return response;
  const { errors } = (await response.json()) as { errors?: { extensions?: { messages?: Words } }[] };
  const words = errors?.[0]?.extensions?.messages;
  throw words ? new ImportRefused(words) : new Error(`the import answered ${response.status}`);
}

export async function askImport(file: File, asked: ImportAsked): Promise<ImportAnswer> {
  return (await send(file, asked)).json() as Promise<ImportAnswer>;
}

/** The rows that do not come in, as a file that Excel opens. */
export async function downloadReport(file: File, asked: Omit<ImportAsked, 'mode'>): Promise<void> {
  save(await (await send(file, { ...asked, mode: 'REPORT' })).blob(), `${file.name.replace(/\.[^.]*$/, '')}-report.csv`);
}

/** Gives the person a file to keep. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
