import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../date-time.js';
import { Verdict } from '../obligations/enums.js';
import { PageInfo } from '../page-info.js';
import { Case } from './case.js';
import { CaseAudience, CaseKind, CaseStatus, Severity, Validity } from './enums.js';

@ObjectType({ description: 'One case in a list, with its place there.' })
export class CaseEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => Case, { description: 'The case.' })
  node!: Case;
}

@ObjectType({ description: 'A page of cases.' })
export class CaseConnection {
  @Field(() => [CaseEdge], { description: 'The page, at most 200.' })
  edges!: CaseEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;
}

@InputType({ description: 'Which cases; all parts given must hold.' })
export class CaseFilter {
  @Field(() => CaseKind, { nullable: true, description: 'What kind of matter.' })
  kind?: CaseKind | null;

  @Field(() => CaseStatus, { nullable: true, description: 'How far.' })
  status?: CaseStatus | null;

  @Field(() => Validity, { nullable: true, description: 'Whose failure.' })
  validity?: Validity | null;

  @Field(() => Severity, { nullable: true, description: 'How grave.' })
  severity?: Severity | null;

  @Field(() => Boolean, { nullable: true, description: 'True: owes something that is past due at this moment. False: not so.' })
  overdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The post that owns it.' })
  ownerPost?: string | null;

  @Field(() => Verdict, { nullable: true, description: 'One of its obligations at least ended so.' })
  verdict?: Verdict | null;

  @Field(() => CaseAudience, { nullable: true, description: 'Who may see it; what the viewer may not see is not found.' })
  audience?: CaseAudience | null;

  @Field(() => DateTime, { nullable: true, description: 'Received at this moment or later.' })
  receivedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Received before this moment; later than `receivedFrom`.' })
  receivedUntil?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only history. False: no history. Left out: both.' })
  historic?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'A duty that audits the reception (FD-03): the records that it covered; while it is open, those that it would cover now.' })
  audit?: string | null;

  @Field(() => String, { nullable: true, description: "A piece of the number, matter, description, room, public area, place or a person's name, or pinyin initials of a name, at most 200 characters, taken literally; four figures of a telephone or more, at centres where the viewer may see numbers." })
  text?: string | null;
}
