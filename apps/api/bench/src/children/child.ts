import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Usage } from './answering.js';

/** A program of this folder in a process of its own, so that what it uses up is its own. */
export interface Child<Ready> {
  readonly ready: Ready;
  ask<Answer = void>(order: string, value?: unknown): Promise<Answer>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export async function startChild<Ready>(program: string, ...args: string[]): Promise<Child<Ready>> {
  // As a house is run: outside production graphql-js and express do more, in the product as in the naive stack.
  const child = fork(join(import.meta.dirname, `${program}.js`), args, { execArgv: ['--expose-gc'], env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  const answerTo = (id: number) => new Promise<never>((resolve, reject) => void waiting.set(id, { resolve, reject }));
  child.on('message', ({ id, answer, error }: { id: number; answer: never; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(answer);
    else one?.reject(new Error(`${program}: ${error}`));
  });
  child.once('exit', (code) => waiting.forEach(({ reject }) => reject(new Error(`${program} ended with ${code}`))));
  const ready: Ready = await answerTo(0);
  let asked = 0;
  const ask = <Answer>(order: string, value?: unknown): Promise<Answer> => {
    const answer = answerTo(++asked);
    child.send({ id: asked, order, value });
    return answer;
  };
  return {
    ready,
    ask,
    usage: () => ask<Usage>('usage'),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
