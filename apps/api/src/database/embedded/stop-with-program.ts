import { constants } from 'node:os';

interface Stoppable {
  stop(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const alongside = new Set<Promise<Stoppable>>();

/**
 * Ties what is being started to this program: a signal that the program itself does not handle (not yet: it may still be starting; or not at all)
 * stops it before the program ends. As soon as the program listens to a signal, stopping is the program's own business.
 */
export async function stopWithProgram<T extends Stoppable>(starting: Promise<T>): Promise<T> {
  if (alongside.size === 0) for (const signal of SIGNALS) process.on(signal, endProgram);
  alongside.add(starting);
  const forget = () => {
    alongside.delete(starting);
    if (alongside.size === 0) for (const signal of SIGNALS) process.off(signal, endProgram);
  };
  try {
    const started = await starting;
    const stop = started.stop.bind(started);
    started.stop = () => stop().finally(forget);
    return started;
  } catch (error) {
    forget();
    throw error;
  }
}

function endProgram(signal: (typeof SIGNALS)[number]): void {
  if (process.listenerCount(signal) > 1) return;
  const stops = [...alongside].map(async (starting) => (await starting).stop());
  void Promise.allSettled(stops).then(() => process.exit(128 + constants.signals[signal]));
}
