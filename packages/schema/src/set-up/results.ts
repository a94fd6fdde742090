import { Field, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { SetUpRecord } from './records.js';

@ObjectType({ description: 'Someone else saved in the meantime. Nothing was changed.' })
export class SetUpConflict {
  @Field(() => Int, { description: 'The version that the change was based on.' })
  yourVersion!: number;

  @Field(() => SetUpRecord, { description: 'The record as it is stored now.' })
  record!: typeof SetUpRecord;
}

@ObjectType({ description: 'The record as it is now, or a refusal, or a conflict.' })
export class SaveRecordResult {
  @Field(() => SetUpRecord, { nullable: true, description: 'The record after the change; null when nothing was changed.' })
  record!: typeof SetUpRecord | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;

  @Field(() => SetUpConflict, { nullable: true, description: 'Someone else saved in the meantime.' })
  conflict!: SetUpConflict | null;
}

@ObjectType({ description: 'Whether the record is gone, or why it stays.' })
export class RemoveRecordResult {
  @Field(() => Boolean, { description: 'It is gone.' })
  removed!: boolean;

  @Field(() => Refusal, { nullable: true, description: 'Why it stays: something refers to it, or someone changed it.' })
  refusal!: Refusal | null;
}
