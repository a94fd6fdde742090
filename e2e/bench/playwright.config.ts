import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';

/** One part after the other, each with the machine to itself; what the walks say of the browser holds here too. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  // A second try would be measured twice.
  retries: 0,
  timeout: 600_000,
  reporter: [['./table.ts']],
  // Less motion is asked for by the walks; people's browsers do not.
  use: { contextOptions: { reducedMotion: 'no-preference' } },
});
