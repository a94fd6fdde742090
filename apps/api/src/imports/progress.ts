import type { Words } from '@guanjia/domain';
import type { OnProgress, Phase } from './plan-import.js';

const PHASES: Readonly<Record<Phase, Words>> = {
  READ: { zh: '读取文件', en: 'Reading' },
  JUDGE: { zh: '判断', en: 'Judging' },
  WRITE: { zh: '写入', en: 'Writing' },
  RECOUNT: { zh: '复核', en: 'Counting again' },
};

export interface ProgressLine {
  readonly onProgress: OnProgress;
  /** Takes the line away, so that the report begins on an empty one. */
  clear(): void;
}

/** Says how far the work is: on a terminal in one line that is drawn again, elsewhere in a line of its own, at most each second. */
export function progressLine(stream: { readonly isTTY?: boolean; write(text: string): unknown }, language: keyof Words, clock: () => number = Date.now): ProgressLine {
  let saidAt = clock();
  return {
    onProgress(phase, done, total) {
      const text = `${PHASES[phase][language]}${total > 0 ? ` ${done.toLocaleString('en')} / ${total.toLocaleString('en')}` : ''}`;
      if (stream.isTTY) stream.write(`\r\u001b[2K${text}`);
      else if (clock() - saidAt >= 1000) {
        saidAt = clock();
        stream.write(`${text}\n`);
      }
    },
    clear() {
      if (stream.isTTY) stream.write('\r\u001b[2K');
    },
  };
}
