import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// Playwright's own download is not available everywhere: an installed browser comes first.
const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Each worker has a house of its own, database included; two cores carry two.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: true,
  // A machine that stumbled once is told from a product that fails; what passed only the second time is named as flaky.
  retries: 1,
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    // The browser's own zone is nobody's: screens show the wall clock of the centre.
    timezoneId: 'America/New_York',
    actionTimeout: 20_000,
    // A menu that still grows takes a click of a machine, which is faster than a hand, for one beside it.
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1366, height: 768 },
    // Recording every step costs about as much as walking it: TRACE=1 records what fails.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(installed && { executablePath: installed }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
