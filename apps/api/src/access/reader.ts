import type { WallReader } from '../wall/wall-reader.js';
import type { Viewer } from './viewer.js';

/** What a board asks of who reads it, a person or a wall: its scope, and that what it came with still lives. */
export type Reader = Pick<Viewer, 'sessionId' | 'holdings' | 'language' | 'centreIds' | 'audiences'>;

/** Who asks. A wall is no viewer: whatever is written for viewers refuses it without having heard of walls. */
export type Asker = Viewer | WallReader;

export function isWall(asker: Asker): asker is WallReader {
  return 'wall' in asker;
}
