import { BoardEvent, Capability, OverdueEvent } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { scopeOf } from '../access/scope.js';
import { readerOfContext, type Context } from '../context.js';
import { Resumable, type Placed } from '../journal/index.js';
import { boardEventForWalls } from '../wall/for-walls.js';
import { boardEvents, type StreamRequest, type StreamSource } from './board-events.js';
import { FreshRows } from './fresh-rows.js';
import { overdueEvents } from './overdue-events.js';
import { stillAllowedBy } from './still-allowed.js';

interface StreamArgs {
  readonly centreIds?: readonly string[] | null;
  readonly after?: string | null;
}

interface Subscribing {
  readonly args: StreamArgs;
  readonly context: Context;
}

/** One source a tailer, so that all streams of a process share what they read. */
const sources = new WeakMap<Context['tailer'], StreamSource>();

function sourceOf({ tailer, database }: Context): StreamSource {
  let source = sources.get(tailer);
  if (!source) {
    source = { tailer, pool: database.pool, fresh: new FreshRows(database, tailer), stillAllowed: stillAllowedBy(database.pool) };
    sources.set(tailer, source);
  }
  return source;
}

/** What the viewer may see and ask decides what is told; who the viewer is does not. */
function resumable<Event extends Placed>(events: (source: StreamSource, request: StreamRequest, signal: AbortSignal) => AsyncGenerator<Event, string | void, undefined>, { args, context }: Subscribing): Resumable<Event> {
  const source = sourceOf(context);
  const forAll: StreamSource = { ...source, stillAllowed: async () => true };
  const reader = readerOfContext(context);
  const { centreIds } = args;
  const may = context.viewer ? [...context.viewer.capabilities].sort() : 'wall';
  return new Resumable({
    rights: JSON.stringify([scopeOf(reader, centreIds), may, context.language]),
    readerId: [reader.sessionId, ...reader.holdings.map(({ id }) => id)].join(' '),
    after: args.after ?? null,
    alone: (after, signal) => events(source, { viewer: reader, centreIds, after }, signal),
    catchUp: (after, signal) => events(source, { viewer: reader, centreIds, after, stopAtHead: true }, signal),
    live: (after, signal) => events(forAll, { viewer: reader, centreIds, after }, signal),
    stillAllowed: (signal) => source.stillAllowed(reader, signal),
  });
}

/** The live streams. Each goes on from a cursor, says what it left out by RESYNC, and breaks its silence with heartbeats. */
@Resolver()
export class BoardEventsResolver {
  @Authorized(Capability.VIEW_CASES)
  @Subscription(() => BoardEvent, {
    description: 'Cases that changed after the cursor, each as the whole row that it is now. Centres left out: all that the viewer may see.',
    subscribe: (subscribing) => resumable(boardEvents, subscribing as Subscribing),
  })
  boardEvents(
    @Root() event: BoardEvent,
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: "Of the viewer's centres; left out: all of them." }) _centreIds: string[] | null | undefined,
    @Arg('after', () => String, { description: 'The cursor of the board or of the last event that arrived.' }) _after: string,
  ): BoardEvent {
    return context.wall ? boardEventForWalls(event) : event;
  }

  @Authorized(Capability.VIEW_CASES)
  @Subscription(() => OverdueEvent, {
    description: 'Warnings, breaches, escalations and acknowledgements after the cursor, each once.',
    subscribe: (subscribing) => resumable(overdueEvents, subscribing as Subscribing),
  })
  overdueEvents(
    @Root() event: OverdueEvent,
    @Arg('centreIds', () => [ID], { nullable: true, description: "Of the viewer's centres; left out: all of them." }) _centreIds: string[] | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the board or of the last event that arrived; left out: from now on.' }) _after: string | null | undefined,
  ): OverdueEvent {
    return event;
  }
}
