import { Field, ID, ObjectType } from 'type-graphql';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'The unit that serves one estate (物业服务中心 / 管理处); the scope of almost everything.' })
export class ServiceCentre {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'A short code, the first part of its case numbers.' })
  code!: string;

  @Field(() => Words, { description: 'What the centre is called.' })
  name!: Words;

  @Field(() => String, { description: "The centre's IANA time zone; its days begin and end there." })
  zone!: string;
}
