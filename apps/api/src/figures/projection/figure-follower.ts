import type pg from 'pg';
import { JournalFollower, type JournalFollowerOptions } from '../../journal/index.js';
import { projectFigures } from './project-figures.js';

export interface FigureFollowerOptions extends JournalFollowerOptions {
  readonly pool: pg.Pool;
  /** Told of what failed, for the log; it goes on by itself. */
  readonly onTrouble?: (trouble: unknown) => void;
}

/** Keeps facts and cubes up to the sealed journal. */
export class FigureFollower extends JournalFollower {
  constructor(private readonly options: FigureFollowerOptions) {
    super(options);
  }

  protected async look(): Promise<void> {
    await projectFigures(this.options.pool, () => this.isStopping).catch((trouble: unknown) => this.options.onTrouble?.(trouble));
  }
}
