export { formatCursor, parseCursor, type Cursor } from './cursor.js';
export { readFeed, type FeedItem, type FeedRequest, type FeedSource, type ResyncReason } from './feed.js';
export { watchFollowLag } from './follow-lag.js';
export { JournalFollower, type JournalFollowerOptions } from './journal-follower.js';
export { scopeFilter, scopeSql, type JournalRow, type Scope } from './journal-row.js';
export { watchSealLag } from './lag.js';
export { Resumable, type Placed } from './resumable.js';
export { Sealer, type SealerOptions } from './sealer.js';
export { Tailer, type TailerOptions } from './tailer.js';
