import type { Readable } from 'node:stream';
import type { Words } from '@guanjia/domain';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { CALLBACK_COLUMNS } from './callback-columns.js';
import type { CallbackLine } from './callback-lines.js';
import { cellOf, heading, textCell } from './cells.js';
import { DEMO } from './list-workbook.js';

const TITLE: Words = { zh: '回访记录表', en: 'Record of a follow-up visit' };

/** Q 4.1.5, 4.2 to 4.4, part by part: what is visited, the visit, its five contents, who confirms, the review. Two fields a line; a text has a line of its own. */
const PARTS: readonly { readonly name: Words; readonly lines: readonly (readonly (keyof CallbackLine)[])[] }[] = [
  { name: { zh: '回访事项', en: 'What is visited' }, lines: [['number', 'centreZh'], ['group', 'round'], ['placeZh', 'resident'], ['telephoneMasked', 'settledAt'], ['matter']] },
  { name: { zh: '回访', en: 'The visit' }, lines: [['form', 'visitedAt'], ['visitorZh', 'secondZh'], ['attempts', 'plannedFor']] },
  { name: { zh: '回访内容', en: 'What the resident says' }, lines: [['quality', 'effect'], ['satisfaction', 'qualified'], ['shortcomings'], ['suggestions'], ['opinion'], ['signedBy']] },
  { name: { zh: '审核', en: 'Review' }, lines: [['verdict', 'reviewedAt'], ['reviewerZh'], ['comment'], ['remedy'], ['decision']] },
];

/** One visit as the form 《回访记录表》 (CB-15). */
export async function callbackRecord(line: CallbackLine, { demo }: { readonly demo: boolean }, language: keyof Words): Promise<Readable> {
  const pair = (key: keyof CallbackLine) => {
    const column = CALLBACK_COLUMNS.find((one) => one.key === key)!;
    return [heading(column.name[language]), cellOf(column.cell(line, language))];
  };
  const data: Row[] = [
    [{ ...heading(demo ? `${TITLE[language]} (${DEMO[language]})` : TITLE[language]), fontSize: 16, columnSpan: 4, align: 'center' }],
    ...PARTS.flatMap(({ name, lines }): Row[] => [
      [],
      [{ ...heading(name[language]), columnSpan: 4 }],
      ...lines.map((keys): Row => {
        const cells = keys.flatMap(pair);
        const [label, value] = cells;
        return keys.length > 1 ? cells : [label!, { ...(value ?? textCell('')), columnSpan: 3, wrap: true }];
      }),
    ]),
  ];
  const book = writeXlsxFile(data, { sheet: TITLE[language], columns: [{ width: 18 }, { width: 32 }, { width: 18 }, { width: 32 }] });
  return (book.toStream as () => Promise<Readable>)();
}
