import 'reflect-metadata';
import { GraphQLObjectType, graphql } from 'graphql';
import { buildSchema, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Column, Entity, getMetadataArgsStorage, PrimaryColumn } from 'typeorm';
import { describe, expect, it } from 'vitest';

@ObjectType()
class Thing {
  @Field()
  name!: string;
  @Field(() => Int, { nullable: true })
  count!: number | null;
}

@Resolver()
class ThingResolver {
  @Query(() => Thing)
  thing(): Thing {
    return { name: '管家', count: 3 };
  }
}

@Entity()
class Row {
  @PrimaryColumn()
  id!: string;
  @Column()
  count!: number;
}

/** The test runner compiles TypeScript by itself; without the emitted types all entity and schema classes would break in tests only. */
describe('decorators under the test runner', () => {
  it('carry the types of fields', async () => {
    const schema = await buildSchema({ resolvers: [ThingResolver] });
    expect(schema.getType('Thing')).toBeInstanceOf(GraphQLObjectType);
    expect(await graphql({ schema, source: '{ thing { name count } }' })).toEqual({ data: { thing: { name: '管家', count: 3 } } });
    const columns = getMetadataArgsStorage().columns.filter((column) => column.target === Row);
    expect(columns.map((column) => column.options.type)).toEqual([String, Number]);
    expect(Object.keys(new Row())).toEqual([]);
  });
});
