/**
 * An async generator that ends at once when its reader goes away. A generator alone would not: `return()` waits for the `await` that it is in,
 * so a closed socket would hold its place until the next heartbeat.
 */
export function abortable<T>(make: (signal: AbortSignal) => AsyncGenerator<T, unknown, undefined>): AsyncIterableIterator<T> {
  const controller = new AbortController();
  const generator = make(controller.signal);
  return {
    next: () => generator.next(),
    return: () => {
      controller.abort();
      return generator.return(undefined);
    },
    throw: (reason: unknown) => {
      controller.abort();
      return generator.throw(reason);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
