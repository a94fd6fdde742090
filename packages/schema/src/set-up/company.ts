import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The company of an empty installation: its name, its first administrator, its first centre. English names that are left out are the Chinese ones.' })
export class SetUpCompanyInput {
  @Field(() => String, { description: 'From the address that the program printed at its start; good once.' })
  token!: string;

  @Field(() => String, { description: "The company's name, in Chinese." })
  companyNameZh!: string;

  @Field(() => String, { nullable: true, description: "The company's name, in English." })
  companyNameEn?: string | null;

  @Field(() => String, { description: 'The name by which the administrator signs in: letters, digits, dots, hyphens.' })
  login!: string;

  @Field(() => String, { description: 'Ten characters at least.' })
  password!: string;

  @Field(() => String, { description: "The administrator's name, in Chinese." })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: "The administrator's name, in English." })
  nameEn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'The administrator is also the manager of the first centre, and so may register and settle matters at once.' })
  managesCentre?: boolean | null;

  @Field(() => String, { description: 'The first part of case numbers: 1 to 8 capital letters and digits.' })
  centreCode!: string;

  @Field(() => String, { description: "The first centre's name, in Chinese." })
  centreNameZh!: string;

  @Field(() => String, { nullable: true, description: "The first centre's name, in English." })
  centreNameEn?: string | null;

  @Field(() => String, { description: 'An IANA time zone, such as Asia/Shanghai.' })
  zone!: string;
}
