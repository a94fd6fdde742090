import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const resolveFrom = (path: string) => createRequire(at(path)).resolve;

const alias = [
  // Two copies of graphql (one bundled by vitest, one required by type-graphql) would be two realms.
  { find: /^graphql$/, replacement: resolveFrom('./apps/api/package.json')('graphql') },
  { find: /^@guanjia\/domain$/, replacement: at('./packages/domain/src/index.ts') },
  { find: /^@guanjia\/schema$/, replacement: at('./packages/schema/src/index.ts') },
];

const compile = {
  resolve: { alias },
  // Said here because vite takes a tsconfig's decorator options only for the files that it includes, and ours leave tests out.
  oxc: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    // useDefineForClassFields: false — a declared field without a value must not become an own property.
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
};

export default defineConfig({
  test: {
    // Most files wait for processes, sockets and clocks; vitest's own choice on two cores is one file at a time.
    maxWorkers: 4,
    projects: [
      { ...compile, test: { name: 'repository', root: at('./tools'), include: ['*.test.ts'], testTimeout: 20_000 } },
      { ...compile, test: { name: 'domain', root: at('./packages'), include: ['*/src/**/*.test.ts'], testTimeout: 20_000 } },
      {
        ...compile,
        test: {
          name: 'api',
          root: at('./apps/api'),
          include: ['src/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: [at('./apps/api/src/database/testing/global-setup.ts')],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          // Processes are killed and clocks run here: as with the walks, what passed only the second time is named (`retry x1`).
          retry: 1,
        },
      },
      {
        ...compile,
        test: {
          name: 'dashboard',
          root: at('./apps/dashboard'),
          include: ['src/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
