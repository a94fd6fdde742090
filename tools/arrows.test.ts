import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenArrows, rules } from './arrows.mjs';

/** One file against each rule, in the order of the rules. */
const against: [file: string, text: string][] = [
  ['packages/domain/src/cases/settle-case.ts', `import { readFileSync } from 'node:fs';`],
  ['packages/domain/src/policy/row.ts', `import type { CaseState } from '../cases/case.js';`],
  ['packages/domain/src/organisation/posts.ts', `export { reconcile } from '../obligations/reconcile.js';`],
  ['packages/domain/src/obligations/reconcile.ts', `import { settleCase } from '../cases/settle-case.js';`],
  ['packages/schema/src/cases/case.ts', `import { Entity } from 'typeorm';`],
  ['apps/api/src/cases/settle-case.ts', `import { useState } from 'react';`],
  ['apps/api/src/database/database.ts', `import { settle } from '../cases/settle-case.js';`],
  ['apps/api/src/cases/case.resolver.ts', `import express from 'express';`],
  ['apps/api/src/board/snapshot.ts', `const server = await import('../server/start-api.js');`],
  ['apps/api/src/cases/close-case.ts', `import { medianDays } from '../analytics/medians.js';`],
  ['apps/dashboard/src/board/board-page.tsx', `import { dueAt } from '@guanjia/domain';`],
  ['apps/dashboard/src/ui/rule-chip.tsx', `import { useQuery } from '@apollo/client/react';`],
];

describe('the dependency arrows', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'guanjia-arrows-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const plant = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };

  it('hold in this house', () => {
    expect(brokenArrows(join(import.meta.dirname, '..'))).toEqual([]);
  });

  it.each(rules.map((rule, n) => [against[n]?.[0], against[n]?.[1], rule.because] as const))('say no to %s: %s', (file, text, because) => {
    plant(file!, text!);
    expect(brokenArrows(root)).toEqual([expect.stringContaining(because)]);
  });

  it('let through what is right, and leave tests alone', () => {
    plant('packages/domain/src/cases/settle-case.ts', `import { z } from 'zod';\nimport { reconcile } from '../obligations/reconcile.js';`);
    plant('packages/domain/src/cases/settle-case.test.ts', `import { readFileSync } from 'node:fs';`);
    plant('apps/api/src/server/start-api.ts', `import express from 'express';\nimport { settleCase } from '@guanjia/domain';`);
    plant('apps/dashboard/src/board/board-page.tsx', `import { useQuery } from '@apollo/client/react';\nimport { RuleChip } from '../ui/rule-chip';`);
    expect(brokenArrows(root)).toEqual([]);
  });
});
