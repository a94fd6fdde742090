import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../page-info.js';
import { ResidentRecord, UnitRecord } from './records.js';

@ObjectType({ description: 'One unit in a list, with its place there.' })
export class UnitRecordEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => UnitRecord, { description: 'The unit.' })
  node!: UnitRecord;
}

@ObjectType({ description: 'A page of units, by building and room.' })
export class UnitRecordConnection {
  @Field(() => [UnitRecordEdge], { description: 'The page, at most 200.' })
  edges!: UnitRecordEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;
}

@ObjectType({ description: 'One resident in a list, with the place there.' })
export class ResidentRecordEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => ResidentRecord, { description: 'The resident.' })
  node!: ResidentRecord;
}

@ObjectType({ description: 'A page of residents, by building and room.' })
export class ResidentRecordConnection {
  @Field(() => [ResidentRecordEdge], { description: 'The page, at most 200.' })
  edges!: ResidentRecordEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;
}
