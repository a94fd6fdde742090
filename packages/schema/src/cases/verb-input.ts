import { Field, ID, InputType, Int } from 'type-graphql';

/** What the input of every verb on a case says. */
@InputType()
export class CaseVerbInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;
}

/** What the input of every verb on one clock of a case says. */
@InputType()
export class ObligationVerbInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which obligation.' })
  obligationId!: string;

  @Field(() => Int, { description: "The version of its case that the change is based on; a newer one stored in the meantime answers with a conflict." })
  version!: number;
}
