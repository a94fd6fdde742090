import { z } from 'zod';

const port = z.coerce.number({ error: 'PORT must be a number' }).int('PORT must be a whole number').min(0, 'PORT must be 0 to 65535').max(65_535, 'PORT must be 0 to 65535');

// Offices of the demo began 400 days before it; the last nine days are its stories'.
const demoDays = z.coerce.number({ error: 'DEMO_DAYS must be a number' }).refine((days) => days === 0 || (Number.isInteger(days) && days >= 10 && days <= 380), 'DEMO_DAYS must be 0, or 10 to 380');

const shape = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test'], { error: 'NODE_ENV must be production, development or test' }).default('development'),
  PORT: port.default(4000),
  // Only this machine reaches it unless HOST says otherwise: the demo's password is no secret, and a company publishes through its own https front.
  HOST: z.string().min(1, 'HOST must be an address to listen on, such as 0.0.0.0').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must be a directory').default('.guanjia'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://').optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'PUBLIC_URL must be a whole address, such as https://desk.example.com' }).optional(),
  CLOCK: z.enum(['system', 'adjustable'], { error: 'CLOCK must be system or adjustable' }).optional(),
  DEMO: z.enum(['on', 'off'], { error: 'DEMO must be on or off' }).optional(),
  DEMO_DAYS: demoDays.default(365),
  DEMO_SEED: z.string().max(100, 'DEMO_SEED must have 100 characters at most').default('guanjia'),
  SIMULATOR: z.union([z.enum(['on', 'off']), z.coerce.number().int().min(0).max(1000)], { error: 'SIMULATOR must be on, off, or a whole number up to 1000' }).default('on'),
  SMTP_URL: z.string().regex(/^smtps?:\/\/[^\s]+$/, 'SMTP_URL must begin with smtp:// or smtps://').optional(),
  MAIL_FROM: z.string().regex(/^([^<>\r\n]+<)?[^<>@\s]+@[^<>@\s]+>?$/, 'MAIL_FROM must be a mail address, such as Guanjia <desk@example.com>').optional(),
  NOTIFY_ALLOW_HTTP: z.enum(['on', 'off'], { error: 'NOTIFY_ALLOW_HTTP must be on or off' }).default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent' }).optional(),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN must have 16 characters at least').optional(),
});

/** By day a matter each few minutes, of the three centres together. */
const USUAL_EXTRAS = 45;

export interface Env {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Left out: the embedded database under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
  readonly clock: 'system' | 'adjustable';
  /** Fill an empty company with a small living one. */
  readonly demo: boolean;
  /** The history that the demo gets, told in the background; null: its last days alone. */
  readonly demoHistory: { readonly days: number; readonly seed: string } | null;
  /** How many matters a day and centre come to the demo, beside those of its year's pace, while somebody watches; null: nothing goes on by itself. */
  readonly simulator: { readonly extras: number } | null;
  /** Where notices by mail are handed in, sign-in included; left out: none can be sent. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Notices may go to plain http and to private addresses: an office network's own receiver. */
  readonly notifyAllowHttp: boolean;
  /** Default: each request in production, else what went wrong alone. */
  readonly logLevel: string;
  /** Who shows it may read /metrics; left out: programs of this machine alone. */
  readonly metricsToken: string | undefined;
}

/** The environment as the rest of the API may know it. Nothing else reads `process.env`. An empty variable counts as left out. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const read = shape.safeParse(given);
  if (!read.success) {
    throw new EnvError(read.error.issues.map((issue) => `${issue.message}${shown(String(issue.path[0]), given)}.`).join('\n'));
  }
  const env = read.data;
  if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined)) {
    throw new EnvError('SMTP_URL and MAIL_FROM go together: where mail is handed in, and whom it is from. Set both or neither.');
  }
  const production = env.NODE_ENV === 'production';
  const demo = env.DEMO === undefined ? !production : env.DEMO === 'on';
  if (demo && env.CLOCK === 'system') {
    throw new EnvError('CLOCK=system and a demo company exclude each other: the demo is there to move its clock. Set DEMO=off, or leave CLOCK out.');
  }
  if (production && (demo || env.CLOCK === 'adjustable')) {
    throw new EnvError('NODE_ENV=production runs on the real time only, without a demo. Leave CLOCK and DEMO out, or do not set NODE_ENV.');
  }
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.PUBLIC_URL,
    clock: env.CLOCK ?? (demo ? 'adjustable' : 'system'),
    demo,
    demoHistory: demo && env.DEMO_DAYS > 0 ? { days: env.DEMO_DAYS, seed: env.DEMO_SEED } : null,
    simulator: !demo || env.SIMULATOR === 'off' ? null : { extras: env.SIMULATOR === 'on' ? USUAL_EXTRAS : env.SIMULATOR },
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    notifyAllowHttp: env.NOTIFY_ALLOW_HTTP === 'on',
    logLevel: env.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    metricsToken: env.METRICS_TOKEN,
  };
}

/** What the variable holds, unless a password may be in it. */
function shown(name: string, given: Readonly<Record<string, string | undefined>>): string {
  return name === 'SMTP_URL' || name === 'METRICS_TOKEN' ? '' : ` (it is "${given[name] ?? ''}")`;
}

/** One sentence a bad variable, with what would do. */
export class EnvError extends Error {
  override name = 'EnvError';
}
