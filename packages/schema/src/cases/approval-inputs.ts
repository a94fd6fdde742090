import { Field, ID, InputType } from 'type-graphql';
import { CaseVerbInput } from './verb-input.js';

@InputType({ description: 'Asks that a record which should not be there be taken out of the work. Nothing changes until another person approves it (law 10).' })
export class CancelCaseInput extends CaseVerbInput {
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The cancellation that somebody else asked for. The case is closed, never erased; what was late stays late.' })
export class ApproveCancellationInput extends CaseVerbInput {}

@InputType({ description: 'Says that the case is the same matter as another, which is to go on. Nothing changes until another person approves it (law 10).' })
export class MergeCaseInput extends CaseVerbInput {
  @Field(() => ID, { description: 'The case that goes on; of the same centre and kind.' })
  intoCaseId!: string;

  @Field(() => String, { description: 'Why the two are one matter, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The merger that somebody else asked for. The case that ends is closed; the other keeps the earlier reception, so its clocks run from there.' })
export class ApproveMergeInput extends CaseVerbInput {}
