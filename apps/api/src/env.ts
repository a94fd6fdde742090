import { z } from 'zod';

const port = z.coerce.number({ error: 'PORT must be a number' }).int('PORT must be a whole number').min(0, 'PORT must be 0 to 65535').max(65_535, 'PORT must be 0 to 65535');

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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent' }).default('info'),
});

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
  readonly logLevel: string;
}

/** The environment as the rest of the API may know it. Nothing else reads `process.env`. An empty variable counts as left out. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const read = shape.safeParse(given);
  if (!read.success) {
    throw new EnvError(read.error.issues.map((issue) => `${issue.message} (it is "${given[String(issue.path[0])] ?? ''}").`).join('\n'));
  }
  const env = read.data;
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
    logLevel: env.LOG_LEVEL,
  };
}

/** One sentence a bad variable, with what would do. */
export class EnvError extends Error {
  override name = 'EnvError';
}
