import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';

function told(error: unknown): { text: string; err: { message: string; code?: string; stack?: string } } {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'write');
  return { text: lines[0]!, err: JSON.parse(lines[0]!).err };
}

describe('the log', () => {
  it('names an error, and holds neither its detail nor its parameters', () => {
    const { text, err } = told(Object.assign(new Error('duplicate key value violates unique constraint "resident_telephone"'), { code: '23505', detail: 'Key (telephone)=(13800001234)', parameters: ['13800001234'] }));
    expect(err).toMatchObject({ type: 'Error', message: 'duplicate key value violates unique constraint "resident_telephone"', code: '23505' });
    expect(text).not.toContain('13800001234');
  });

  it.each([
    ['what PostgreSQL quotes of its input', 'invalid input syntax for type integer: "张三丰 13800001234 "x""'],
    ['what JSON quotes of its input', `Unexpected token '张', "张三丰"13800001234" is not valid JSON`],
    ['what any message quotes', 'Variable "张三丰" is not provided'],
    ['a number that stands alone', 'no resident for 138 0000 1234'],
  ])('%s is left out, of message and stack', (_what, message) => {
    for (const error of [new Error(message), message]) {
      const { text } = told(error);
      expect(text).not.toContain('张三丰');
      expect(text.replaceAll(' ', '')).not.toContain('13800001234');
    }
  });
});
