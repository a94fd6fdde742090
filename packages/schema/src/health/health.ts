import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'Durations of the last hour at this process.' })
export class Percentiles {
  @Field(() => Int, { description: 'How many were counted.' })
  count!: number;

  @Field(() => Float, { nullable: true, description: 'Half of them were no longer than this, in milliseconds (at most 10 % too high, as all percentiles here); null when none was counted.' })
  p50!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of 100, 95 were no longer than this, in milliseconds.' })
  p95!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of 100, 99 were no longer than this, in milliseconds.' })
  p99!: number | null;

  @Field(() => Float, { nullable: true, description: 'The longest of them, in milliseconds.' })
  longest!: number | null;
}

@ObjectType({ description: "How long after a step's own time (due soon, due, escalated) it reaches the next station. Steps whose time was passed over by a moved clock, or came before this process ran, are not counted." })
export class DeliveryTimes {
  @Field(() => Percentiles, { description: 'Until it is numbered in the journal and read by this process.' })
  sealed!: Percentiles;

  @Field(() => Percentiles, { description: 'Until it is handed to a socket of this process, once for each reader.' })
  pushed!: Percentiles;

  @Field(() => Percentiles, { description: "Until the frame that shows it on somebody's board, as the browsers report it." })
  painted!: Percentiles;
}

@InputType({ description: 'One breach that appeared on a board. No personal data: neither the case nor the viewer is kept.' })
export class PixelTimeInput {
  @Field(() => DateTime, { description: "The step's own time, as the row said it." })
  stepAt!: Date;

  @Field(() => Int, { description: 'From then to the frame that shows it, in milliseconds, 0 to 3,600,000.' })
  afterMs!: number;
}

@ObjectType({ description: 'Notices that are on their way.' })
export class NoticesHealth {
  @Field(() => Int, { description: 'Waiting for their first try.' })
  waiting!: number;

  @Field(() => Int, { description: 'Failed, to be tried again.' })
  failing!: number;

  @Field(() => Int, { description: 'Given up in the last 7 days.' })
  givenUp!: number;

  @Field(() => Float, { description: 'Events of the journal that have not been looked through for notices.' })
  unreadEvents!: number;
}

@ObjectType({ description: 'The database that everything stands in.' })
export class DatabaseHealth {
  @Field(() => String, { description: "PostgreSQL's version." })
  version!: string;

  @Field(() => String, { description: 'The newest migration that is applied.' })
  migration!: string;

  @Field(() => Float, { description: 'On disk, in bytes.' })
  sizeBytes!: number;

  @Field(() => Int, { description: 'Connections that are open, of all programs.' })
  connections!: number;

  @Field(() => Int, { description: 'Connections that it allows.' })
  mostConnections!: number;
}

@ObjectType({ description: 'A backup that was taken.' })
export class BackupHealth {
  @Field(() => DateTime, { description: 'Real time of its snapshot: what was recorded later is not in it.' })
  snapshotAt!: Moment;

  @Field(() => Float, { description: 'Of the archive.' })
  bytes!: number;
}

@ObjectType({ description: 'How the installation is doing.' })
export class Health {
  @Field(() => Boolean, { description: 'Takes requests: database reached, migrations complete, events flowing.' })
  ready!: boolean;

  @Field(() => Boolean, { description: 'The database answers.' })
  database!: boolean;

  @Field(() => Float, { description: 'Age of the oldest event that has no number yet, in seconds; 0 when none waits.' })
  sealLagSeconds!: number;

  @Field(() => Float, { description: 'How long the oldest step of a ladder is past its time and not taken, in seconds; 0 when none is.' })
  sweepLagSeconds!: number;

  @Field(() => Float, { description: "For how long this process's sweeper has not found out what is due, in seconds; it looks at least once a second." })
  sweeperQuietSeconds!: number;

  @Field(() => Float, { description: 'For how long figures have not moved while events wait to be counted, in seconds; 0 when all are counted.' })
  figureLagSeconds!: number;

  @Field(() => Int, { description: 'Obligations that are owed at this moment, over all centres.' })
  openObligations!: number;

  @Field(() => Int, { description: 'Subscriptions that are open at this process.' })
  subscriptions!: number;

  @Field(() => Int, { description: 'Live sockets that are open at this process.' })
  sockets!: number;

  @Field(() => NoticesHealth, { description: 'Notices that are on their way.' })
  notices!: NoticesHealth;

  @Field(() => DatabaseHealth, { description: 'The database.' })
  store!: DatabaseHealth;

  @Field(() => BackupHealth, { nullable: true, description: 'The last backup; null when none was ever taken.' })
  lastBackup!: BackupHealth | null;

  @Field(() => DeliveryTimes, { description: 'From the time of a step to the screen, measured in the last hour.' })
  delivery!: DeliveryTimes;

  @Field(() => Boolean, { description: 'The session cookie goes over https only.' })
  secureCookie!: boolean;

  @Field(() => String, { description: 'The version of Node that runs this process.' })
  nodeVersion!: string;

  @Field(() => DateTime, { description: 'Real time at which this process started.' })
  startedAt!: Moment;

  @Field(() => String, { description: "The product's version." })
  version!: string;

  @Field(() => DateTime, { description: 'Business time of the database.' })
  serverNow!: Moment;

  @Field(() => [Words], { description: 'Why it is not ready, each with what to do; empty when it is.' })
  causes!: Words[];

  @Field(() => [Words], { description: 'What else should be looked at, each with what to do.' })
  warnings!: Words[];
}
