import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';

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

  @Field(() => Int, { description: 'Obligations that are owed at this moment, over all centres.' })
  openObligations!: number;

  @Field(() => Int, { description: 'Subscriptions that are open at this process.' })
  subscriptions!: number;

  @Field(() => String, { description: "The product's version." })
  version!: string;

  @Field(() => DateTime, { description: 'Business time of the database.' })
  serverNow!: Moment;

  @Field(() => [Words], { description: 'What should be looked at, each with what to do.' })
  warnings!: Words[];
}
