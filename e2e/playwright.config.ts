import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// Playwright's own download is not available everywhere: an installed browser comes first.
const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Each worker has a house of its own, database included; two cores carry two.
  workers: 2,
  // A walk ends when its last condition is met; how long that takes on a loaded machine is nobody's business.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  forbidOnly: true,
  // A machine that stumbled is told from a product that fails; what passed only at a later try is named as flaky. Each try after a failure has a worker, and so a house, of its own.
  retries: 2,
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    // The browser's own zone is nobody's: screens show the wall clock of the centre.
    timezoneId: 'America/New_York',
    actionTimeout: 30_000,
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
