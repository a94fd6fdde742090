import type { PlanStatus as DomainPlanStatus } from '@guanjia/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PersonRef } from '../organisation/post.js';
import { CaseVerbInput } from './verb-input.js';

export type PlanStatus = DomainPlanStatus;
export const PlanStatus = enumType<PlanStatus>('PlanStatus', 'How far the plan of a complaint is (CP-11).', {
  PROPOSED: 'Put to the manager (待批复).',
  APPROVED: 'Approved: the complaint is handled by it (已批复).',
  RETURNED: 'Given back, with what is to be changed (已退回).',
});

@ObjectType({ description: 'How a complaint is to be handled (处理方案, CP-11): what was proposed last, and what was said to it.' })
export class Plan {
  @Field(() => PlanStatus, { description: 'How far it is.' })
  status!: PlanStatus;

  @Field(() => String, { description: 'The plan itself.' })
  text!: string;

  @Field(() => PersonRef, { nullable: true, description: 'Who proposed it; null: no person of today.' })
  proposedBy!: PersonRef | null;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  proposedAt!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who approved or returned it; null: nobody yet.' })
  decidedBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved or returned.' })
  decidedAt!: Moment | null;

  @Field(() => String, { nullable: true, description: 'RETURNED: what is to be changed.' })
  comment!: string | null;
}

@InputType({ description: 'What was found out, and how the complaint is to be handled (CP-11, CP-35). Takes the place of a plan before; another person approves it.' })
export class ProposePlanInput extends CaseVerbInput {
  @Field(() => String, { nullable: true, description: 'What was found out, at most 5,000 characters; required where no evidence is on record yet.' })
  findings?: string | null;

  @Field(() => String, { description: 'The plan: what is done, by whom, by when. 1 to 5,000 characters.' })
  plan!: string;
}

@InputType({ description: 'The plan that somebody else proposed. From now on the complaint is handled by it.' })
export class ApprovePlanInput extends CaseVerbInput {}

@InputType({ description: 'The plan that somebody else proposed goes back, with what is to be changed.' })
export class ReturnPlanInput extends CaseVerbInput {
  @Field(() => String, { description: 'What is to be changed, 1 to 1,000 characters.' })
  reason!: string;
}
