import { Field, InputType } from 'type-graphql';
import { RequestKind } from './enums.js';
import { CaseVerbInput, ObligationVerbInput } from './verb-input.js';

@InputType({ description: 'No to what somebody else asked for on the case, with the reason. The case goes on as it was (law 10).' })
export class DeclineRequestInput extends CaseVerbInput {
  @Field(() => RequestKind, { description: 'What was asked for.' })
  kind!: RequestKind;

  @Field(() => String, { description: 'Why not, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'What the viewer asked for is no longer asked for.' })
export class WithdrawRequestInput extends CaseVerbInput {
  @Field(() => RequestKind, { description: 'What was asked for.' })
  kind!: RequestKind;
}

@InputType({ description: 'No to the extension that somebody else asked for, with the reason. The due time stays (laws 5 and 10).' })
export class DeclineExtensionInput extends ObligationVerbInput {
  @Field(() => String, { description: 'Why not, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The extension that the viewer asked for is no longer asked for. The due time stays.' })
export class WithdrawExtensionInput extends ObligationVerbInput {}
