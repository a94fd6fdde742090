import { Capability, SavedFilter } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { deleteFilter, renameFilter, savedFilters, saveFilter } from './saved-filters.js';

/** Filters that a person keeps; each sees and changes the own ones only. */
@Resolver(() => SavedFilter)
export class SavedFilterResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => [SavedFilter], { description: "The viewer's own filters of the list of cases, by name." })
  savedFilters(@Ctx() context: Context): Promise<SavedFilter[]> {
    return savedFilters(context.database.pool, viewerOfContext(context).personId);
  }

  @Authorized(Capability.VIEW_CASES)
  @Mutation(() => SavedFilter, { description: 'Keeps a filter under a name; one of that name is replaced. 50 at most.' })
  saveFilter(
    @Ctx() context: Context,
    @Arg('name', () => String, { description: '1 to 40 characters.' }) name: string,
    @Arg('search', () => String, { description: "The list's address after `?`, 1 to 1,000 characters." }) search: string,
  ): Promise<SavedFilter> {
    return saveFilter(context.database.pool, viewerOfContext(context).personId, { name, search });
  }

  @Authorized(Capability.VIEW_CASES)
  @Mutation(() => SavedFilter, { description: 'Gives one of the own filters another name.' })
  renameFilter(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'One of savedFilters.' }) id: string,
    @Arg('name', () => String, { description: '1 to 40 characters, not the name of another.' }) name: string,
  ): Promise<SavedFilter> {
    return renameFilter(context.database.pool, viewerOfContext(context).personId, id, name);
  }

  @Authorized(Capability.VIEW_CASES)
  @Mutation(() => Boolean, { description: 'Deletes one of the own filters.' })
  async deleteFilter(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One of savedFilters.' }) id: string): Promise<boolean> {
    await deleteFilter(context.database.pool, viewerOfContext(context).personId, id);
    return true;
  }
}
