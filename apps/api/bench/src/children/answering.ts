type Answers = Readonly<Record<string, (value: never) => unknown>>;

/** What a process has used up so far. */
export interface Usage {
  readonly cpuMs: number;
  readonly residentBytes: number;
}

/** A child's side of `children/child.ts`: answers orders by name, beside `usage`, and ends with its parent. */
export function answerOrders(answers: Answers, ready: unknown): void {
  const all: Answers = { usage, ...answers };
  process.on('message', ({ id, order, value }: { id: number; order: string; value: never }) => {
    Promise.resolve(all[order]!(value)).then(
      (answer) => process.send!({ id, answer }),
      (error: unknown) => process.send!({ id, error: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  process.send!({ id: 0, answer: ready });
}

/** What the forced collection costs, which memory is measured behind, is nobody's: it is left out of the CPU. */
let collecting = 0;

function usage(): Usage {
  const before = cpuMs();
  globalThis.gc?.();
  collecting += cpuMs() - before;
  return { cpuMs: cpuMs() - collecting, residentBytes: process.memoryUsage().rss };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
