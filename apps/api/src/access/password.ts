import { hash, verify } from '@node-rs/argon2';

/** OWASP's smallest argon2id setting that resists graphics cards (19 MiB, 2 passes); about 20 ms on a desk computer. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer ones are refused before hashing: nobody types them, and hashing them costs the server. */
export const LONGEST_PASSWORD = 256;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobodysHash: Promise<string> | undefined;

/** Checks a password. Without a stored hash (nobody of that name) it does the same work against nobody's hash and answers false, so that the time tells nothing. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobodysHash), password);
  return stored !== null && matches;
}

/** Makes nobody's hash at start, so that the first unknown name is not slower than the rest. */
export async function warmPasswords(): Promise<void> {
  await passwordMatches(null, '');
}
