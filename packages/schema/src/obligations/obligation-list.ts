import { Field, InputType, ObjectType } from 'type-graphql';
import { PageInfo } from '../page-info.js';
import { ObligationStatus, Strength } from './enums.js';
import { Obligation } from './obligation.js';

@ObjectType({ description: 'One obligation in a list, with its place there.' })
export class ObligationEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => Obligation, { description: 'The obligation.' })
  node!: Obligation;
}

@ObjectType({ description: 'A page of obligations, earliest due first.' })
export class ObligationConnection {
  @Field(() => [ObligationEdge], { description: 'The page, at most 200.' })
  edges!: ObligationEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;
}

@InputType({ description: 'Which obligations; all parts given must hold.' })
export class ObligationFilter {
  @Field(() => ObligationStatus, { nullable: true, description: 'Whether still owed.' })
  status?: ObligationStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'True: owed and past due at this moment. False: not so.' })
  overdue?: boolean | null;

  @Field(() => String, { nullable: true, description: "The row's key, such as FD-06." })
  rule?: string | null;

  @Field(() => Strength, { nullable: true, description: 'How strongly the text words it.' })
  strength?: Strength | null;
}
