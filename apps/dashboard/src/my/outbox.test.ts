import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { versionAfter, type Act, type Sealed } from './act';
import { Outbox, type Send, type SendAnswer } from './outbox';
import type { OutboxStore } from './outbox-store';
import { KeptStore } from './testing/kept-store';

interface Recorded {
  readonly clientKey: string;
  readonly caseId: string;
  readonly step: string;
  readonly statedAt: string;
}
type Fate = 'ARRIVES' | 'LOST_ON_THE_WAY' | 'ANSWER_LOST';

/** The server's part of the bargain: a key with the same content is carried out once; a version behind somebody's edit is a conflict; other content under a key is refused. */
class Server {
  readonly journal: Recorded[] = [];
  private readonly keys = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  private readonly edited = new Map<string, number>();
  fates: Fate[] = [];
  refuses: (step: string) => boolean = () => false;

  readonly version = (caseId: string) => this.versions.get(caseId) ?? 1;
  /** Somebody else's verb. */
  edit(caseId: string): void {
    this.versions.set(caseId, this.version(caseId) + 1);
    this.edited.set(caseId, this.version(caseId));
  }
  /** A step that time takes raises the version and edits nothing. */
  tick(caseId: string): void {
    this.versions.set(caseId, this.version(caseId) + 1);
  }

  readonly send: Send = async (act, sealed) => {
    const fate = this.fates.shift() ?? 'ARRIVES';
    if (fate === 'LOST_ON_THE_WAY') return { kind: 'FAILED' };
    const answer = this.carryOut(act, sealed);
    return fate === 'ANSWER_LOST' ? { kind: 'FAILED' } : answer;
  };

  private carryOut({ clientKey, caseId, deed }: Act, { version, statedAt }: Sealed): SendAnswer {
    if (deed.kind !== 'STEP') throw new Error('these walks take steps');
    const content = JSON.stringify({ caseId, step: deed.step, version, statedAt });
    const known = this.keys.get(clientKey);
    if (known !== undefined) {
      if (known !== content) throw new Error('the same key came with other content');
      return { kind: 'DONE', version: this.version(caseId) };
    }
    if (version < (this.edited.get(caseId) ?? 1)) return { kind: 'CONFLICT', version: this.version(caseId) };
    if (this.refuses(deed.step)) return { kind: 'REFUSED', refusal: { rule: 'HR-05', clause: null, message: { zh: '不行', en: 'No' } } };
    this.keys.set(clientKey, content);
    this.edit(caseId);
    this.journal.push({ clientKey, caseId, step: deed.step, statedAt });
    return { kind: 'DONE', version: this.version(caseId) };
  }
}

const NOON = Date.parse('2026-11-20T04:00:00Z');
const MINUTE = 60_000;
let now = NOON;
let online = true;
const open = (store: OutboxStore, send: Send, personId = 'wu') => new Outbox({ personId, store, send, now: () => now, online: () => online });
const step = (name: string) => ({ kind: 'STEP', step: name, name: { zh: name, en: name }, evidence: null }) as const;
const on = (caseId: string, version = 1) => ({ caseId, number: `YH-${caseId}`, version });
/** Lets everything run that waits for nothing but its turn. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const steps = ({ journal }: Server) => journal.map((entry) => entry.step);

beforeEach(() => {
  now = NOON;
  online = true;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('acts that wait for a line', () => {
  it('are sent in order, each once, on the version that the one before has made', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    const outbox = open(store, server.send);
    await outbox.start();
    for (const name of ['accept', 'arrive', 'done']) await outbox.add(on('a'), step(name));
    await settle();
    expect(steps(server)).toEqual(['accept', 'arrive', 'done']);
    expect(outbox.getState()).toEqual({ acts: [], cut: false, broken: null });
  });

  it('are kept through a killed tab, and say when they were done (law 11)', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    server.fates = Array.from({ length: 50 }, () => 'LOST_ON_THE_WAY');
    const before = open(store, server.send);
    await before.start();
    await before.add(on('a'), step('accept'));
    // Already tried once, with what it then said; a later try says the same.
    await settle();
    now += 10 * MINUTE;
    await before.add(on('a'), step('done'));
    await settle();
    expect(before.getState()).toMatchObject({ cut: true, acts: [{ number: 'YH-a' }, { number: 'YH-a' }] });
    before.stop();
    now += 10 * MINUTE;
    server.fates = [];
    const after = open(store, server.send);
    await after.start();
    expect(server.journal.map(({ step: name, statedAt }) => [name, statedAt])).toEqual([['accept', new Date(NOON).toISOString()], ['done', new Date(NOON + 10 * MINUTE).toISOString()]]);
    expect(after.getState().acts).toEqual([]);
  });

  it('are tried again by themselves', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    server.fates = ['LOST_ON_THE_WAY', 'ANSWER_LOST', 'ANSWER_LOST'];
    const outbox = open(store, server.send);
    await outbox.add(on('a'), step('accept'));
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(steps(server)).toEqual(['accept']);
    expect(outbox.getState()).toMatchObject({ acts: [], cut: false });
  });

  it('a refusal is kept with its rule until the person has looked; what follows on the case waits, other cases go on', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    server.refuses = (name) => name === 'done';
    const outbox = open(store, server.send);
    await outbox.add(on('a'), step('done'));
    await outbox.add(on('a'), step('photo'));
    await outbox.add(on('b'), step('accept'));
    await settle();
    expect(steps(server)).toEqual(['accept']);
    expect(outbox.getState().acts).toMatchObject([{ stopped: { kind: 'REFUSED', refusal: { rule: 'HR-05' } } }, { stopped: null }]);
    await outbox.discard(outbox.getState().acts[1]!.n);
    expect(outbox.getState().acts).toHaveLength(2); // What still waits cannot be thrown away by mistake.
    await outbox.discard(outbox.getState().acts[0]!.n);
    await settle();
    expect(steps(server)).toEqual(['accept', 'photo']);
  });

  it('somebody else came first: a conflict, sent again only by the person, on what is stored now', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    const outbox = open(store, server.send);
    server.edit('a');
    await outbox.add(on('a', 1), step('accept'));
    await outbox.add(on('a', 1), step('done'));
    await settle();
    expect(server.journal).toEqual([]);
    expect(outbox.getState().acts).toMatchObject([{ stopped: { kind: 'CONFLICT', version: 2 } }, { stopped: null }]);
    await outbox.flush();
    expect(server.journal).toEqual([]);
    await outbox.sendAgain(outbox.getState().acts[0]!.n, server.version('a'));
    await settle();
    expect(steps(server)).toEqual(['accept', 'done']);
  });

  it('steps that time takes in between are nobody’s edit', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    server.fates = ['LOST_ON_THE_WAY'];
    const outbox = open(store, server.send);
    await outbox.add(on('a', 1), step('accept'));
    server.tick('a');
    server.tick('a');
    await outbox.flush();
    await outbox.add(on('a', 1), step('done'));
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    // The acceptance's answer came to a second sending, so what follows is for the person to look at; nothing is lost.
    expect(steps(server)).toEqual(['accept']);
    expect(outbox.getState().acts).toMatchObject([{ stopped: { kind: 'CONFLICT' } }]);
    await outbox.sendAgain(outbox.getState().acts[0]!.n, server.version('a'));
    expect(steps(server)).toEqual(['accept', 'done']);
  });

  it('a device that knows that it has no line tries nothing, so that steps of time in between hold nothing up', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    online = false;
    const outbox = open(store, server.send);
    for (const name of ['accept', 'arrive', 'done']) await outbox.add(on('a', 1), step(name));
    await settle();
    expect(outbox.getState()).toMatchObject({ cut: true, acts: [{ sealed: null }, { sealed: null }, { sealed: null }] });
    server.tick('a');
    server.tick('a');
    online = true;
    await outbox.flush();
    expect(steps(server)).toEqual(['accept', 'arrive', 'done']);
    expect(outbox.getState()).toMatchObject({ acts: [], cut: false });
  });

  it('are sent as nobody else’s', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    server.fates = ['LOST_ON_THE_WAY'];
    const wu = open(store, server.send, 'wu');
    await wu.add(on('a'), step('accept'));
    await settle();
    wu.stop();
    const hu = open(store, server.send, 'hu');
    await hu.start();
    expect(hu.getState().acts).toEqual([]);
    expect(server.journal).toEqual([]);
  });

  it('what the browser did not keep did not happen, and is said', async () => {
    const [store, server] = [new KeptStore(), new Server()];
    const outbox = open(store, server.send);
    store.full = true;
    expect(await outbox.add(on('a'), step('accept'))).toBe(false);
    expect(outbox.getState().broken).toMatch(/space/);
    expect(server.journal).toEqual([]);
  });

  it('a photo goes in two sendings and is attached once, though its upload’s answer was lost', async () => {
    const store = new KeptStore();
    const uploads: string[] = [];
    const attached: string[] = [];
    const fates: Fate[] = ['ANSWER_LOST', 'ARRIVES', 'ANSWER_LOST'];
    const send: Send = async ({ deed, clientKey }) => {
      if (deed.kind !== 'PHOTO') throw new Error('a photo');
      const lost = fates.shift() === 'ANSWER_LOST';
      if (deed.attachmentId === null) {
        uploads.push(`upload-${uploads.length + 1}`);
        return lost ? { kind: 'FAILED' } : { kind: 'UPLOADED', attachmentId: uploads.at(-1)! };
      }
      if (!attached.some((entry) => entry.startsWith(clientKey))) attached.push(`${clientKey} ${deed.attachmentId}`);
      return lost ? { kind: 'FAILED' } : { kind: 'DONE', version: 2 };
    };
    const outbox = open(store, send);
    await outbox.add(on('a'), { kind: 'PHOTO', name: 'leak.jpg', photo: new Blob(['x']), attachmentId: null });
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(uploads).toEqual(['upload-1', 'upload-2']);
    expect(attached).toEqual([expect.stringMatching(/ upload-2$/)]);
    expect(outbox.getState().acts).toEqual([]);
  });
});

describe('the version that the next act is based on', () => {
  const act = (version: number, kind: 'STAGE' | 'PHOTO' = 'STAGE') => ({ version, deed: { kind } }) as Act;
  it.each([
    ['the answer to a first sending', versionAfter(act(3), 7, true), 7],
    ['a repeated answer, the very next version', versionAfter(act(3), 4, false), 4],
    ['a repeated answer with others in between', versionAfter(act(3), 7, false), 3],
    ['a photo, which asks for no version, with others in between', versionAfter(act(3, 'PHOTO'), 7, true), 3],
    ['a photo alone', versionAfter(act(3, 'PHOTO'), 4, true), 4],
  ])('%s', (_, found, wanted) => expect(found).toBe(wanted));
});

describe('whatever cuts the line or kills the tab', () => {
  const fate = fc.constantFrom<Fate>('ARRIVES', 'LOST_ON_THE_WAY', 'ANSWER_LOST');
  const event = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('ACT' as const), caseId: fc.constantFrom('a', 'b') }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('KILL' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('SECOND_TAB' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('WAIT' as const), ms: fc.integer({ min: 0, max: 200_000 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('OTHERS' as const), caseId: fc.constantFrom('a', 'b') }) },
  );

  it('each act is carried out exactly once, in the order in which it was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 25 }), fc.array(fate, { maxLength: 40 }), async (events, fates) => {
        const [store, server] = [new KeptStore(), new Server()];
        server.fates = [...fates];
        const did: { caseId: string; step: string }[] = [];
        let tabs = [open(store, server.send)];
        for (const [n, one] of events.entries()) {
          if (one.do === 'ACT') {
            did.push({ caseId: one.caseId, step: `${one.caseId}${n}` });
            await tabs.at(-1)!.add(on(one.caseId, server.version(one.caseId)), step(`${one.caseId}${n}`));
          } else if (one.do === 'KILL') {
            for (const tab of tabs) tab.stop();
            tabs = [open(store, server.send)];
            void tabs[0]!.start();
          } else if (one.do === 'SECOND_TAB') {
            tabs.push(open(store, server.send));
            void tabs.at(-1)!.start();
          } else if (one.do === 'WAIT') {
            now += one.ms;
            await vi.advanceTimersByTimeAsync(one.ms);
          } else server.edit(one.caseId);
        }
        // The line is back, and the person looks at what others have changed in between.
        server.fates = [];
        const last = tabs.at(-1)!;
        for (let round = 0; store.acts.length > 0 && round < 200; round++) {
          await last.flush();
          await vi.advanceTimersByTimeAsync(60_000);
          const stopped = store.acts.find((act) => act.stopped !== null);
          if (stopped) await last.sendAgain(stopped.n, server.version(stopped.caseId));
        }
        for (const tab of tabs) tab.stop();
        expect(store.acts).toEqual([]);
        for (const caseId of ['a', 'b']) expect(server.journal.filter((entry) => entry.caseId === caseId).map((entry) => entry.step)).toEqual(did.filter((entry) => entry.caseId === caseId).map((entry) => entry.step));
      }),
      { numRuns: 150 },
    );
  });
});
