import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: "How much of the made-up company's history has been told; it is told in the background while the desk works." })
export class DemoHistory {
  @Field(() => Int, { description: 'Days of it.' })
  days!: number;

  @Field(() => Int, { description: 'Days that have been told, oldest first; all of them when it is there.' })
  daysTold!: number;
}
