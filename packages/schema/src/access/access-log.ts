import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PersonRef } from '../organisation/post.js';
import { PageInfo } from '../page-info.js';

export type AccessAct =
  | 'SIGN_IN' | 'SIGN_OUT' | 'CHANGE_PASSWORD' | 'REVOKE_SESSION' | 'REVEAL_TELEPHONE' | 'EXPORT' | 'IMPORT' | 'ADJUST_CLOCK' | 'PUBLISH_POLICY' | 'ADOPT_POLICIES'
  | 'CANCEL_ADOPTION' | 'CHANGE_SETTINGS' | 'CHANGE_CALENDAR' | 'SET_UP_COMPANY' | 'CHANGE_PLACES'
  | 'CHANGE_STAFF' | 'APPOINT' | 'END_HOLDING' | 'CHANGE_POSTS' | 'PLAN_ROSTER'
  | 'CREATE_WALL' | 'CHANGE_WALL' | 'REVOKE_WALL'
  | 'CREATE_RESIDENT_LINK' | 'REVOKE_RESIDENT_LINK'
  | 'BACKUP' | 'RESTORE' | 'PROPOSE_DISPOSAL' | 'DECIDE_DISPOSAL' | 'EXPORT_RESIDENT' | 'CORRECT_RESIDENT' | 'ERASE_RESIDENT';
export const AccessAct = enumType<AccessAct>('AccessAct', 'What the access log keeps: who looked at personal data, and who changed what all depend on.', {
  SIGN_IN: 'Signed in.',
  SIGN_OUT: 'Signed out.',
  CHANGE_PASSWORD: 'Changed the own password, which ended the other sessions.',
  REVOKE_SESSION: 'Ended one of the own sessions.',
  REVEAL_TELEPHONE: 'Saw a whole telephone number, for the reason given.',
  EXPORT: 'Took a list out of the house.',
  IMPORT: 'Brought records in.',
  ADJUST_CLOCK: 'Moved the business time forward.',
  PUBLISH_POLICY: 'Published a version of a procedure.',
  ADOPT_POLICIES: 'Said what a centre follows.',
  CANCEL_ADOPTION: 'Took back what a centre was to follow.',
  CHANGE_SETTINGS: 'Changed the limits that the texts leave to the company.',
  CHANGE_CALENDAR: 'Changed the working hours or holidays of a centre.',
  SET_UP_COMPANY: 'Founded the company.',
  CHANGE_PLACES: 'Changed centres, buildings, units, areas or residents.',
  CHANGE_STAFF: 'Added a colleague, let one in or shut one out, or gave a new password.',
  APPOINT: 'Appointed somebody to a post.',
  END_HOLDING: 'Ended a term of office.',
  CHANGE_POSTS: 'Added, changed or took away a post.',
  PLAN_ROSTER: 'Said who is on duty when, or who is away.',
  CREATE_WALL: 'Made the address of a wall, which shows the board of some centres.',
  CHANGE_WALL: 'Changed where a wall hangs, whose board it shows or what it speaks; the reason tells before and after.',
  REVOKE_WALL: 'Ended the address of a wall.',
  CREATE_RESIDENT_LINK: "Made a resident's link to a case.",
  REVOKE_RESIDENT_LINK: "Ended a resident's link to a case.",
  BACKUP: 'Took a backup of everything.',
  RESTORE: 'Put a backup in the place of what was there; the reason says of when.',
  PROPOSE_DISPOSAL: 'Proposed a list of records past their retention.',
  DECIDE_DISPOSAL: 'Approved such a list, which removed what is personal in them, or declined it.',
  EXPORT_RESIDENT: 'Took out all that is kept about a resident, for the reason given.',
  CORRECT_RESIDENT: "Corrected a resident's data; the values are not kept here.",
  ERASE_RESIDENT: "Erased a resident's data, for the reason given.",
});

@ObjectType({ description: 'One line of the access log: written once, never changed.' })
export class AccessLogEntry {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => DateTime, { description: 'Real time at which it happened.' })
  at!: Moment;

  @Field(() => PersonRef, { nullable: true, description: "Who; null for an operator at the machine's own command line." })
  person!: PersonRef | null;

  @Field(() => String, { nullable: true, description: 'The name used to sign in; null for an operator.' })
  login!: string | null;

  @Field(() => AccessAct, { description: 'What was done.' })
  act!: AccessAct;

  @Field(() => String, { nullable: true, description: 'What it was about, by its kind: case, callback, resident, person, policy, centre, place, wall or company.' })
  subjectKind!: string | null;

  @Field(() => String, { nullable: true, description: "The number, key or code of what it was about, where it has one; never a resident's name." })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: "Why, in the person's own words, or what changed." })
  reason!: string | null;
}

@ObjectType({ description: 'A line with its place in the log.' })
export class AccessLogEdge {
  @Field(() => String, { description: 'Hand it in as `after` for the lines before it in time.' })
  cursor!: string;

  @Field(() => AccessLogEntry, { description: 'The line.' })
  node!: AccessLogEntry;
}

@ObjectType({ description: 'A page of the access log, newest first.' })
export class AccessLogConnection {
  @Field(() => [AccessLogEdge], { description: 'The lines of this page.' })
  edges!: AccessLogEdge[];

  @Field(() => PageInfo, { description: 'Whether there are more.' })
  pageInfo!: PageInfo;
}

@InputType({ description: 'Which lines of the access log; all that is given must hold.' })
export class AccessLogFilter {
  @Field(() => String, { nullable: true, description: 'Part of a name or of the name used to sign in, at most 100 characters.' })
  person?: string | null;

  @Field(() => [AccessAct], { nullable: true, description: 'Any of these acts.' })
  acts?: AccessAct[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before this moment.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;
}
