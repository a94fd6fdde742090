import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { AuthCheckerFn } from 'type-graphql';
import type { Context } from '../context.js';

export interface OperationPermission {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  /** Any one of these is enough; empty: a session is enough; null: nothing is asked for. */
  readonly capabilities: readonly string[] | null;
}

class Asked extends Error {
  constructor(readonly capabilities: readonly string[]) {
    super('asked for a permission');
  }
}

const ask: AuthCheckerFn<Context, string> = (_data, capabilities) => {
  throw new Asked(capabilities);
};

/**
 * What every operation of the contract asks for, found by knocking: each is called with a checker that only says what it was asked. A subscription
 * must ask both when it begins and on each event.
 * @param build makes the executable schema with the given checker
 */
export async function operationPermissions(build: (checker: AuthCheckerFn<Context, string>) => GraphQLSchema): Promise<OperationPermission[]> {
  const schema = build(ask);
  const found: OperationPermission[] = [];
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() } as const;
  for (const type of ['query', 'mutation', 'subscription'] as const) {
    for (const field of Object.values(roots[type]?.getFields() ?? {})) {
      const doors = type === 'subscription' ? [field.subscribe, field.resolve] : [field.resolve];
      const answers = await Promise.all(doors.map((door) => knock(async () => door?.({}, {}, {}, {} as GraphQLResolveInfo))));
      found.push({ type, name: field.name, capabilities: answers.includes(null) ? null : answers[0]! });
    }
  }
  return found.sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name));
}

async function knock(door: () => Promise<unknown>): Promise<readonly string[] | null> {
  try {
    await door();
  } catch (answer) {
    return answer instanceof Asked ? answer.capabilities : null;
  }
  return null;
}
