import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse, type ExecutionResult } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { Resumable, type Placed } from '../journal/index.js';
import { Follower, FollowedStreams } from './followed-streams.js';

interface Event extends Placed {
  readonly word: string;
}

/** A journal in memory: who waits at its head is woken by the next word. */
class Words {
  readonly spoken: string[] = [];
  readonly revoked = new Set<string>();
  executions = 0;
  private waiting = new Set<() => void>();

  say(word: string): void {
    this.spoken.push(word);
    for (const wake of [...this.waiting]) wake();
  }

  stream(readerId: string, rights: string, after: string): Resumable<Event> {
    const from = (cursor: string | null, signal: AbortSignal, stopAtHead: boolean) => this.read(Number((cursor ?? 'e:0').split(':')[1]), signal, stopAtHead);
    return new Resumable<Event>({
      rights, readerId, after,
      catchUp: (cursor, signal) => from(cursor, signal, true),
      live: (cursor, signal) => from(cursor, signal, false),
      alone: (cursor, signal) => from(cursor, signal, false),
      stillAllowed: async () => !this.revoked.has(readerId),
    });
  }

  private async *read(seq: number, signal: AbortSignal, stopAtHead: boolean): AsyncGenerator<Event, string | void, undefined> {
    while (!signal.aborted) {
      if (seq < this.spoken.length) {
        seq += 1;
        yield { cursor: `e:${seq}`, kind: 'ROW', word: this.spoken[seq - 1]! };
      } else if (stopAtHead) return `e:${seq}`;
      else {
        await new Promise<void>((resolve) => {
          const wake = () => {
            this.waiting.delete(wake);
            signal.removeEventListener('abort', wake);
            resolve();
          };
          this.waiting.add(wake);
          signal.addEventListener('abort', wake);
        });
      }
    }
  }
}

let words: Words;
let streams: FollowedStreams;
let schema: GraphQLSchema;
beforeEach(() => {
  words = new Words();
  streams = new FollowedStreams((result) => JSON.stringify(result));
  const word = new GraphQLObjectType({
    name: 'Word',
    fields: { cursor: { type: GraphQLString }, word: { type: GraphQLString, args: { times: { type: GraphQLInt } }, resolve: (event: Event, { times = 1 }) => (words.executions++, event.word.repeat(times)) } },
  });
  schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { none: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        words: {
          type: word,
          args: { reader: { type: new GraphQLNonNull(GraphQLString) }, rights: { type: GraphQLString }, after: { type: GraphQLString } },
          subscribe: (_root, { reader, rights = 'same', after = 'e:0' }) => words.stream(reader, rights, after),
          resolve: (event) => event,
        },
      },
    }),
  });
});

const SAME = parse('subscription ($reader: String!, $rights: String, $after: String) { words(reader: $reader, rights: $rights, after: $after) { cursor word } }');
const OWN = parse('subscription ($reader: String!, $times: Int) { words(reader: $reader) { word(times: $times) } }');

interface Heard {
  readonly words: string[];
  ended: boolean;
  leave(): Promise<unknown>;
}

async function follow(variableValues: Record<string, unknown>, document = SAME): Promise<Heard> {
  const stream = await streams.subscribe({ schema, document, variableValues });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const heard: Heard = { words: [], ended: false, leave: () => stream.return!() };
  const add = ({ data }: ExecutionResult) => void heard.words.push((data as { words: Event }).words.word);
  if (stream instanceof Follower) stream.followAt((payload) => add(JSON.parse(payload)));
  void (async () => {
    for await (const result of stream) add(result);
    heard.ended = true;
  })();
  return heard;
}
const all = async (readers: readonly Heard[], expected: readonly string[]) => await expect.poll(() => readers.map((reader) => reader.words.join(' '))).toEqual(readers.map(() => expected.join(' ')));

describe('readers of the same rights and the same document', () => {
  it('are told of an event by one execution, each once and in order, wherever they began', async () => {
    words.say('one');
    words.say('two');
    const early = await Promise.all([follow({ reader: 'a' }), follow({ reader: 'b' }), follow({ reader: 'a' })]);
    const late = await follow({ reader: 'c', after: 'e:1' });
    await all(early, ['one', 'two']);
    await all([late], ['two']);
    const before = words.executions;
    words.say('three');
    words.say('four');
    await all(early, ['one', 'two', 'three', 'four']);
    await all([late], ['two', 'three', 'four']);
    expect(words.executions - before).toBe(2);
  });

  it('who joins while others are told misses nothing and hears nothing twice', async () => {
    const readers: Heard[] = [];
    const expected: string[] = [];
    for (let n = 0; n < 60; n++) {
      if (n % 3 === 0) readers.push(await follow({ reader: `r${n}` }));
      words.say(`w${n}`);
      expected.push(`w${n}`);
      if (n % 5 === 0) await new Promise(setImmediate);
    }
    await all(readers, expected);
  });

  it('one whose session has ended hears nothing more; the others go on', async () => {
    const [stays, goes] = [await follow({ reader: 'stays' }), await follow({ reader: 'goes' })];
    words.say('one');
    await all([stays, goes], ['one']);
    words.revoked.add('goes');
    words.say('two');
    await all([stays], ['one', 'two']);
    await expect.poll(() => goes.ended).toBe(true);
    expect(goes.words).toEqual(['one']);
  });

  it('one leaves, the others go on; when all have left, the next one begins anew', async () => {
    const [one, other] = [await follow({ reader: 'one' }), await follow({ reader: 'other' })];
    words.say('a');
    await all([one, other], ['a']);
    await one.leave();
    words.say('b');
    await all([other], ['a', 'b']);
    await other.leave();
    await expect.poll(() => other.ended).toBe(true);
    words.say('c');
    const next = await follow({ reader: 'next', after: 'e:2' });
    words.say('d');
    await all([next], ['c', 'd']);
    expect(one.words).toEqual(['a']);
  });
});

describe('who is not told the same', () => {
  it('other rights: an execution each', async () => {
    const readers = [await follow({ reader: 'a', rights: 'desk' }), await follow({ reader: 'b', rights: 'manager' })];
    words.say('one');
    await all(readers, ['one']);
    expect(words.executions).toBe(2);
  });

  it('what is selected hangs on a variable: each has its own', async () => {
    const [once, twice] = [await follow({ reader: 'a', times: 1 }, OWN), await follow({ reader: 'a', times: 2 }, OWN)];
    words.say('ha');
    await all([once], ['ha']);
    await all([twice], ['haha']);
  });
});
