import { createRequire } from 'node:module';

/** The product's version, from the package that this file belongs to (the same from src and from dist). */
export const VERSION: string = (createRequire(import.meta.url)('../package.json') as { version: string }).version;
