import { Field, ObjectType } from 'type-graphql';
import { Clause } from '../policy/clause.js';

@ObjectType({ description: 'Free service and warranty of the unit, counted from its hand-over and judged by the day of reception (HR-16).' })
export class Handover {
  @Field(() => String, { description: 'The day (YYYY-MM-DD) on which the unit was handed over.' })
  handedOverOn!: string;

  @Field(() => String, { description: 'The last day (YYYY-MM-DD) of the 2 months of free service.' })
  freeServiceUntil!: string;

  @Field(() => String, { description: 'The last day (YYYY-MM-DD) of the 12 months of warranty.' })
  warrantyUntil!: string;

  @Field(() => Boolean, { description: 'It was received within the free-service period.' })
  freeServiceApplies!: boolean;

  @Field(() => Boolean, { description: 'It was received within the warranty.' })
  warrantyApplies!: boolean;

  @Field(() => [Clause], { description: 'What is free, and what the developer answers for.' })
  clauses!: Clause[];
}
