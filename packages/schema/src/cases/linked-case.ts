import { Field, ID, ObjectType } from 'type-graphql';
import { CaseStatus } from './enums.js';

@ObjectType({ description: 'Another case that this one hangs together with, where the viewer may see it.' })
export class LinkedCase {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'Its readable number.' })
  number!: string;

  @Field(() => String, { description: 'What it is about.' })
  matter!: string;

  @Field(() => CaseStatus, { description: 'How far it is.' })
  status!: CaseStatus;
}
