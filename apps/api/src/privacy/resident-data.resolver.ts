import { Capability, CorrectResidentInput, ResidentDataResult, ResidentDataSubject } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { readId, readText } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { correctResident } from './correct-resident.js';
import { eraseResident } from './erase-resident.js';
import { searchSubjects } from './find-subjects.js';

@Resolver()
export class ResidentDataResolver {
  @Authorized(Capability.MANAGE_RESIDENT_DATA)
  @Query(() => [ResidentDataSubject], { description: 'Residents by room, name or telephone, 20 at most, and what can be done about their data. All that is kept of one: POST /exports/resident.' })
  residentDataSubjects(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'One of the own centres; any other is not found.' }) centreId: string,
    @Arg('search', () => String, { description: 'A room ("3-1201"), a name, a telephone number or its end; 1 to 100 characters.' }) search: string,
  ): Promise<ResidentDataSubject[]> {
    const id = readId('centreId', centreId);
    if (!viewerOfContext(context).centresWith(Capability.MANAGE_RESIDENT_DATA).includes(id)) throw notFound();
    return searchSubjects(context.database.pool, id, readText('search', search, { most: 100 }));
  }

  @Authorized(Capability.MANAGE_RESIDENT_DATA)
  @Mutation(() => ResidentDataResult, { description: "Corrects a resident's name or telephone, on the roll and on the matters where the wrong one stands. Logged without the values." })
  correctResident(@Ctx() context: Context, @Arg('input', () => CorrectResidentInput, { description: 'What is right.' }) input: CorrectResidentInput): Promise<ResidentDataResult> {
    return correctResident(context.database.pool, viewerOfContext(context), input);
  }

  @Authorized(Capability.MANAGE_RESIDENT_DATA)
  @Mutation(() => ResidentDataResult, { description: "Erases a resident's data for good: on the roll, in closed matters, and where the name or the number was typed. Refused while a matter is open or the person lives there. Logged." })
  eraseResident(
    @Ctx() context: Context,
    @Arg('residentId', () => ID, { description: 'Whose.' }) residentId: string,
    @Arg('reason', () => String, { description: 'Why; 2 to 500 characters.' }) reason: string,
  ): Promise<ResidentDataResult> {
    return eraseResident({ pool: context.database.pool, files: context.files }, viewerOfContext(context), residentId, reason);
  }
}
