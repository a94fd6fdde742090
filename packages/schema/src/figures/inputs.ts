import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { FigureVersion } from './figure.js';

@InputType({ description: 'Freezes the figures of a month that is over.' })
export class FreezeFiguresInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Of which centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Of which month, YYYY-MM; it must be over.' })
  month!: string;

  @Field(() => Int, { description: 'How many versions there were when it was decided, 0 for none: another one stored in the meantime answers with a conflict.' })
  versions!: number;

  @Field(() => String, { description: 'What is to be said of it; asked for where there is a version already. 2,000 characters at most.' })
  note!: string;
}

@ObjectType({ description: 'The version that was frozen, or a refusal.' })
export class FreezeFiguresResult {
  @Field(() => FigureVersion, { nullable: true, description: 'Null: refused.' })
  version!: FigureVersion | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not; null: done.' })
  refusal!: Refusal | null;
}
