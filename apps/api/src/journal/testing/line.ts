import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  /** The same database, reached over this line. */
  readonly url: string;
  /** Lets nothing through any more on connections of that application name, without closing them; answers how many. */
  silence(applicationName: string): number;
  /** Cuts all connections. */
  cut(): void;
  close(): Promise<void>;
}

/** A TCP line to a PostgreSQL address that can die silently or be cut, as networks do. */
export async function openLine(url: string): Promise<Line> {
  const to = new URL(url);
  const open = new Set<{ near: Socket; far: Socket; hello: string }>();
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    const pair = { near, far, hello: '' };
    open.add(pair);
    // The startup packet names the application in plain text.
    near.once('data', (chunk: Buffer) => (pair.hello = chunk.toString('latin1')));
    near.pipe(far);
    far.pipe(near);
    const end = () => {
      open.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const { near, far } of open) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    url: here.href,
    silence(applicationName) {
      const chosen = [...open].filter(({ hello }) => hello.includes(applicationName));
      for (const { near, far } of chosen) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
      return chosen.length;
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
