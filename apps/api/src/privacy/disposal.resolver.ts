import { Capability, DecideDisposalInput, DisposalItem, DisposalList, DisposalResult, ProposeDisposalInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { decideDisposal, deciderOf } from './decide-disposal.js';
import { listDisposalItems, listDisposals } from './list-disposals.js';
import { proposeDisposal } from './propose-disposal.js';

/** Where the viewer has to do with lists, by proposing or by deciding. */
function centresOf(context: Context): string[] {
  const viewer = viewerOfContext(context);
  return [...new Set([...viewer.centresWith(Capability.PROPOSE_DISPOSAL), ...viewer.centresWith(Capability.APPROVE_DISPOSAL)])];
}

@Resolver()
export class DisposalResolver {
  @Authorized(Capability.PROPOSE_DISPOSAL, Capability.APPROVE_DISPOSAL)
  @Query(() => [DisposalList], { description: 'Disposal lists of a centre, those that wait first; 200 at most.' })
  disposalLists(@Ctx() context: Context, @Arg('centreId', () => ID, { description: 'One of the own centres; of any other there is none.' }) centreId: string): Promise<DisposalList[]> {
    const id = readId('centreId', centreId);
    return listDisposals(context.database.pool, centresOf(context).filter((one) => one === id), deciderOf(viewerOfContext(context)));
  }

  @Authorized(Capability.PROPOSE_DISPOSAL, Capability.APPROVE_DISPOSAL)
  @Query(() => [DisposalItem], { description: 'The records of a list, oldest first; nothing personal.' })
  disposalItems(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One of disposalLists.' }) id: string): Promise<DisposalItem[]> {
    return listDisposalItems(context.database.pool, centresOf(context), readId('id', id));
  }

  @Authorized(Capability.PROPOSE_DISPOSAL)
  @Mutation(() => DisposalResult, { description: 'Puts what is past its retention on a list; nothing is removed before a second person approves it. Logged.' })
  proposeDisposal(@Ctx() context: Context, @Arg('input', () => ProposeDisposalInput, { description: 'Of what.' }) input: ProposeDisposalInput): Promise<DisposalResult> {
    return proposeDisposal(context.database.pool, viewerOfContext(context), input);
  }

  @Authorized(Capability.APPROVE_DISPOSAL)
  @Mutation(() => DisposalResult, { description: 'Approves a list of somebody else, which removes what is personal in its records at once and for good; or declines it. Logged.' })
  decideDisposal(@Ctx() context: Context, @Arg('input', () => DecideDisposalInput, { description: 'The decision.' }) input: DecideDisposalInput): Promise<DisposalResult> {
    return decideDisposal({ pool: context.database.pool, files: context.files }, viewerOfContext(context), input);
  }
}
