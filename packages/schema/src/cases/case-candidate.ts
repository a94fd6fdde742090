import type { ProposalKind as DomainProposalKind } from '@guanjia/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../enum-type.js';
import { Clause } from '../policy/clause.js';
import { LimitValue } from '../policy/settings.js';
import { Words } from '../policy/words.js';
import { LinkedCase } from './linked-case.js';

export type CandidateKind = DomainProposalKind;
export const CandidateKind = enumType<CandidateKind>('CandidateKind', 'What a complaint may be, together with others.', {
  COLLECTIVE: 'Five households or more raise a like matter at the same time (X 四).',
  REPEATED: 'Its household has complained of a like matter repeatedly, so that it may be MAJOR (S 4.1.1, CP-03).',
});

@ObjectType({ description: 'What a complaint may be, told from others; a person confirms it by classifyCase, and nothing follows from it before.' })
export class CaseCandidate {
  @Field(() => CandidateKind, { description: 'What it may be.' })
  kind!: CandidateKind;

  @Field(() => [LinkedCase], { description: 'The other complaints on which it rests, oldest first; those that the viewer may not see neither stand here nor count.' })
  cases!: LinkedCase[];

  @Field(() => Int, { description: 'How many homes raise it, its own counted.' })
  households!: number;

  @Field(() => Clause, { description: 'What the procedure calls so.' })
  clause!: Clause;

  @Field(() => LimitValue, { description: "The company's setting on which it hangs, as the case's procedures had it at reception (law 4): a setting, not a clause." })
  setting!: LimitValue;

  @Field(() => Words, { description: 'What may be so, and why, in a sentence.' })
  words!: Words;
}
