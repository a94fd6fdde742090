import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Capability } from '../organisation/capability.js';
import { PostHolding } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { Words } from '../policy/words.js';
import { Preferences } from './preferences.js';

@ObjectType({ description: 'Who is signed in, and what they may do and see.' })
export class Viewer {
  @Field(() => ID, { description: "The person's id. Opaque." })
  id!: string;

  @Field(() => String, { description: 'The name used to sign in.' })
  login!: string;

  @Field(() => Words, { description: "The person's name." })
  name!: Words;

  @Field(() => String, { description: 'zh-CN or en.' })
  language!: string;

  @Field(() => Boolean, { description: 'Signed in with a password that somebody else gave: until changePassword, every operation answers PASSWORD_CHANGE_REQUIRED.' })
  mustChangePassword!: boolean;

  @Field(() => Preferences, { description: 'What the person set for the own account.' })
  preferences!: Preferences;

  @Field(() => [PostHolding], { description: 'The posts held at this moment, each with its term of office.' })
  holdings!: PostHolding[];

  @Field(() => [Capability], { description: 'What the held posts allow, at any of the centres. What is allowed with one case, its availableActions say.' })
  capabilities!: Capability[];

  @Field(() => [ServiceCentre], { description: 'The centres whose matters may be seen.' })
  centres!: ServiceCentre[];

  @Field(() => Boolean, { description: 'True where the company is made up to try the product.' })
  demo!: boolean;

  @Field(() => Boolean, { description: 'True under CLOCK=adjustable: business time can be moved forward.' })
  clockAdjustable!: boolean;

  @Field(() => DateTime, { description: 'Business time of the database.' })
  serverNow!: Moment;

  @Field(() => Words, { description: "The company's name." })
  companyName!: Words;
}

@ObjectType({ description: 'The signed-in viewer, or why not.' })
export class SignInResult {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now; null when it was refused.' })
  viewer!: Viewer | null;

  @Field(() => Words, { nullable: true, description: 'Why it was refused, and what to do; null when it worked.' })
  message!: Words | null;
}
