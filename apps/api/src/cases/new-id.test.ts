import { expect, it } from 'vitest';
import { newId } from './new-id.js';

it('is a UUID v7 of its moment, never the same twice', () => {
  const now = Date.UTC(2026, 10, 20);
  const ids = new Set(Array.from({ length: 1000 }, () => newId(now)));
  expect(ids.size).toBe(1000);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
  }
  expect(newId(now) < newId(now + 1)).toBe(true);
});
