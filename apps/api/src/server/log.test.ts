import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';

describe('the log', () => {
  it('names an error, and holds neither its detail nor its parameters', () => {
    const lines: string[] = [];
    const log = createLog('info');
    const told = pino({ base: null, serializers: (log as unknown as Record<symbol, Record<string, (error: unknown) => object>>)[pino.symbols.serializersSym]! }, { write: (line: string) => void lines.push(line) });
    told.error({ err: Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (telephone)=(13800001234)', parameters: ['13800001234'] }) }, 'write');
    expect(JSON.parse(lines[0]!).err).toMatchObject({ type: 'Error', message: 'duplicate key', code: '23505' });
    expect(lines[0]).not.toContain('13800001234');
  });
});
