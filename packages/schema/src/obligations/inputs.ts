import { Field, ID, InputType } from 'type-graphql';
import { ObligationVerbInput } from '../cases/verb-input.js';
import { DateTime } from '../date-time.js';

@InputType({ description: 'The clock stands still for a listed reason (law 5).' })
export class PauseObligationInput extends ObligationVerbInput {
  @Field(() => ID, { description: 'The key of a listed reason; see pauseReasons.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What stands in the way, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The clock runs again; the due time moves by what was paused.' })
export class ResumeObligationInput extends ObligationVerbInput {}

@InputType({ description: 'More time is asked for. Nothing moves until another person approves it (laws 5 and 10).' })
export class ExtendObligationInput extends ObligationVerbInput {
  @Field(() => DateTime, { description: 'The due time asked for; later than the present one.' })
  dueAt!: Date;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The extension that somebody else asked for holds from now on. The first due time is kept.' })
export class ApproveExtensionInput extends ObligationVerbInput {}
