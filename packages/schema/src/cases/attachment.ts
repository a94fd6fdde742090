import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef } from '../organisation/post.js';

@ObjectType({ description: 'A photo that stands with a case: encoded anew when it was uploaded, without what the camera wrote into it (place, device).' })
export class Attachment {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'What the file was called where it came from; shown only, nothing is stored under it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it shows, in words.' })
  caption!: string | null;

  @Field(() => Int, { description: 'Pixels across.' })
  width!: number;

  @Field(() => Int, { description: 'Pixels down.' })
  height!: number;

  @Field(() => Int, { description: 'How large it is stored, in bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'SHA-256 of the stored bytes, in hexadecimal: tells whether it is still the same.' })
  sha256!: string;

  @Field(() => String, { description: 'Where the photo is fetched, with the same session; relative to the API.' })
  url!: string;

  @Field(() => String, { description: 'Where a small picture of it is fetched.' })
  thumbnailUrl!: string;

  @Field(() => DateTime, { description: 'When it was attached.' })
  attachedAt!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who attached it.' })
  attachedBy!: PersonRef | null;
}

@InputType({ description: 'A photo that was uploaded (POST /attachments answers its id) stands with the case from now on. Needs no version: it changes nothing that others edit.' })
export class AttachFileInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => ID, { description: 'Which upload; one of the viewer\'s own, attached once.' })
  attachmentId!: string;

  @Field(() => String, { nullable: true, description: 'What it shows, at most 200 characters.' })
  caption?: string | null;
}

@InputType({ description: 'What a photo of the case shows, said otherwise. Needs no version: the words stand in the timeline.' })
export class CaptionFileInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => ID, { description: 'Which of its photos.' })
  attachmentId!: string;

  @Field(() => String, { description: 'What it shows, 1 to 200 characters.' })
  caption!: string;
}

@InputType({ description: 'A photo that is to stand with the case no more.' })
export class RemoveFileInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => ID, { description: 'Which of its photos.' })
  attachmentId!: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}
