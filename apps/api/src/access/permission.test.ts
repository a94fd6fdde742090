import { readFile } from 'node:fs/promises';
import { CAPABILITIES } from '@guanjia/domain';
import { describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { accessTable } from './access-table.js';
import { operationPermissions } from './operation-permissions.js';
import { OWN_OPERATIONS, PUBLIC_OPERATIONS } from './permission.js';

const operations = await operationPermissions(buildExecutableSchema);

describe('no operation without a permission', () => {
  it.each(operations.map(({ name, type, capabilities }) => ({ name, type, capabilities })))('$type $name', ({ name, capabilities }) => {
    if ((PUBLIC_OPERATIONS as readonly string[]).includes(name)) {
      expect(capabilities).toBeNull();
    } else if ((OWN_OPERATIONS as readonly string[]).includes(name)) {
      expect(capabilities).toEqual([]);
    } else {
      expect(capabilities, 'asks for nothing').not.toBeNull();
      expect(capabilities, 'a session is not enough').not.toEqual([]);
      expect(CAPABILITIES).toEqual(expect.arrayContaining([...capabilities!]));
    }
  });

  it('the lists of exceptions name only operations that exist', () => {
    const names = operations.map((operation) => operation.name);
    expect(names).toEqual(expect.arrayContaining([...PUBLIC_OPERATIONS, ...OWN_OPERATIONS]));
  });

  it('docs/access-table.md is what the code says (npm run schema:emit)', async () => {
    const committed = await readFile(new URL('../../../../docs/access-table.md', import.meta.url), 'utf8');
    expect(committed).toBe(accessTable(operations));
  });
});
