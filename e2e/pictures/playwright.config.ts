import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';

export default defineConfig(base, { testDir: '.', testMatch: '*.pictures.ts', outputDir: '../../test-results/pictures', workers: 1, retries: 0, timeout: 600_000, use: { timezoneId: 'Asia/Shanghai' } });
