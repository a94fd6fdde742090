import { describe, expect, it } from 'vitest';
import { readEnv } from './env.js';

describe('the environment', () => {
  it('left alone: a demo with an adjustable clock on port 4000', () => {
    expect(readEnv({})).toEqual({
      production: false, port: 4000, host: '127.0.0.1', dataDir: '.guanjia', databaseUrl: undefined, publicUrl: undefined, clock: 'adjustable', demo: true,
      demoHistory: { days: 365, seed: 'guanjia' }, simulator: { extras: 45 },
      smtpUrl: undefined, mailFrom: undefined, notifyAllowHttp: false, logLevel: 'warn', metricsToken: undefined,
    });
  });

  it('production: no demo, the real time', () => {
    expect(readEnv({ NODE_ENV: 'production' })).toMatchObject({ production: true, demo: false, clock: 'system' });
  });

  it('DEMO=off: an empty company on the real time, unless the clock is asked for', () => {
    expect(readEnv({ DEMO: 'off' })).toMatchObject({ demo: false, clock: 'system' });
    expect(readEnv({ DEMO: 'off', CLOCK: 'adjustable' })).toMatchObject({ demo: false, clock: 'adjustable' });
  });

  it('the demo’s year and what goes on after it: as wanted, and never without a demo', () => {
    expect(readEnv({ DEMO_DAYS: '30', DEMO_SEED: 'other', SIMULATOR: '0' })).toMatchObject({ demoHistory: { days: 30, seed: 'other' }, simulator: { extras: 0 } });
    expect(readEnv({ DEMO_DAYS: '0', SIMULATOR: 'off' })).toMatchObject({ demoHistory: null, simulator: null });
    expect(readEnv({ DEMO: 'off', DEMO_DAYS: '30', SIMULATOR: 'on' })).toMatchObject({ demoHistory: null, simulator: null });
  });

  it('for this machine only, unless HOST opens it', () => {
    expect(readEnv({ HOST: '0.0.0.0' })).toMatchObject({ demo: true, host: '0.0.0.0' });
  });

  it('an empty variable counts as left out', () => {
    expect(readEnv({ PORT: '', PUBLIC_URL: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, publicUrl: undefined });
  });

  it.each([
    [{ PORT: 'abc' }, /PORT must be a number.*"abc"/],
    [{ PORT: '70000' }, /PORT must be 0 to 65535/],
    [{ PORT: '1.5' }, /PORT must be a whole number/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must begin with postgres/],
    [{ PUBLIC_URL: 'desk.example.com' }, /PUBLIC_URL must be a whole address/],
    [{ PUBLIC_URL: 'ftp://desk.example.com' }, /PUBLIC_URL must be a whole address/],
    [{ CLOCK: 'fast' }, /CLOCK must be system or adjustable/],
    [{ DEMO: 'yes' }, /DEMO must be on or off/],
    [{ DEMO_DAYS: '5' }, /DEMO_DAYS must be 0, or 10 to 380.*"5"/],
    [{ DEMO_DAYS: 'long' }, /DEMO_DAYS must be a number/],
    [{ SIMULATOR: 'fast' }, /SIMULATOR must be on, off, or a whole number/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV must be/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
    [{ DEMO: 'on', CLOCK: 'system' }, /exclude each other/],
    [{ NODE_ENV: 'production', CLOCK: 'adjustable' }, /real time only/],
    [{ NODE_ENV: 'production', DEMO: 'on' }, /real time only/],
  ])('%o is refused in a sentence', (variables, sentence) => {
    expect(() => readEnv(variables)).toThrow(sentence);
  });
});
