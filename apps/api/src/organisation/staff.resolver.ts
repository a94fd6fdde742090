import {
  Absence, AbsenceResult, AddPersonInput, AppointPersonInput, Capability, DateTime, Office, OfficeResult, Post, PostResult, RecordAbsenceInput, RosterResult, RosterShift, SavePostInput,
  SetRosterInput, StaffMember, StaffMemberResult, TermOfOffice,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { forbidden, notFound } from '../access/refusals.js';
import { readId, readKey, readOptionalId } from '../cases/door.js';
import { centreRef, personRef, postRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import { absencesAt, endAbsence, findAbsence, recordAbsence, type AbsenceRow } from './absences.js';
import { appointPerson, endHolding, type Place, type StaffScope } from './appoint-person.js';
import type { Staffed } from './in-staffing.js';
import { findOffice, officesOf, termsOf, type OfficeRow } from './offices.js';
import { addPerson, allStaff, findStaff, resetPassword, setPersonDisabled, type StaffRow } from './people.js';
import { removePost, savePost } from './save-post.js';
import { rosterOf, setRoster } from './set-roster.js';
import { spellingOf } from './spell-names.js';

/** Who holds which post, is on duty when, and is away. */
@Resolver(() => Office)
export class StaffResolver {
  @Authorized(Capability.VIEW_ORGANISATION)
  @Query(() => [Office], { description: 'Every post at the own centres and of the company, with who holds it now and is going to; vacant ones too.' })
  offices(@Ctx() context: Context): Promise<OfficeRow[]> {
    return officesOf(context.database.pool, viewerOfContext(context).centresWith(Capability.VIEW_ORGANISATION));
  }

  @Authorized(Capability.VIEW_ORGANISATION)
  @Query(() => [TermOfOffice], { description: 'Every term of office at a post of a place, newest first; 200 at most.' })
  async termsOfOffice(
    @Ctx() context: Context,
    @Arg('post', () => ID, { description: 'The post, by its key.' }) post: string,
    @Arg('centreId', () => ID, { nullable: true, description: 'One of the own centres; left out for a post of the company.' }) centreId: string | null,
  ) {
    const centre = readOptionalId('centreId', centreId);
    if (centre !== null && !viewerOfContext(context).centresWith(Capability.VIEW_ORGANISATION).includes(centre)) throw notFound();
    return withPersons(context, await termsOf(context.database.pool, readKey('post', post), centre));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Query(() => [StaffMember], { description: 'All colleagues by name; those who may not sign in last.' })
  async staff(@Ctx() context: Context): Promise<StaffMember[]> {
    return (await allStaff(context.database.pool)).map(staffMember);
  }

  @Authorized(Capability.VIEW_ORGANISATION)
  @Query(() => [Absence], { description: 'Who is away, or going to be, among the people of the own centres.' })
  async absences(@Ctx() context: Context) {
    return withPersons(context, await absencesAt(context.database.pool, viewerOfContext(context).centresWith(Capability.VIEW_ORGANISATION)));
  }

  @Authorized(Capability.VIEW_ORGANISATION)
  @Query(() => [RosterShift], { description: "The shifts of a post at one of the own centres that begin in a stretch; 35 days at most are worth asking for." })
  async roster(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'Where.' }) centreId: string,
    @Arg('post', () => ID, { description: 'Which post.' }) post: string,
    @Arg('from', () => DateTime, { description: 'The stretch begins.' }) from: Date,
    @Arg('until', () => DateTime, { description: 'The stretch ends.' }) until: Date,
  ) {
    const centre = readId('centreId', centreId);
    if (!viewerOfContext(context).centresWith(Capability.VIEW_ORGANISATION).includes(centre)) throw notFound();
    return withPersons(context, (await rosterOf(context.database.pool, { centreId: centre, post: readKey('post', post), from, until })));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => StaffMemberResult, { description: 'Adds a colleague with a first password; appointPerson gives them a post.' })
  async addPerson(@Ctx() context: Context, @Arg('input', () => AddPersonInput, { description: 'Who.' }) input: AddPersonInput) {
    return personAnswer(context, await addPerson(context, companyManager(context), input));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => StaffMemberResult, { description: 'A colleague may not sign in any more, or may again. Their sessions end at once.' })
  async setPersonDisabled(
    @Ctx() context: Context,
    @Arg('personId', () => ID, { description: 'Who.' }) personId: string,
    @Arg('disabled', () => Boolean, { description: 'True: may not sign in.' }) disabled: boolean,
  ) {
    return personAnswer(context, await setPersonDisabled(context, companyManager(context), { personId, disabled }));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => StaffMemberResult, { description: 'A new password for a colleague who lost theirs. Their sessions end at once.' })
  async resetPassword(
    @Ctx() context: Context,
    @Arg('personId', () => ID, { description: 'Who.' }) personId: string,
    @Arg('password', () => String, { description: 'The new password, 8 to 256 characters.' }) password: string,
  ) {
    return personAnswer(context, await resetPassword(context, companyManager(context), { personId, password }));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => OfficeResult, { description: 'Appoints somebody to a post, from now or a later moment on; acting (代理) for somebody else.' })
  async appointPerson(@Ctx() context: Context, @Arg('input', () => AppointPersonInput, { description: 'Who, where, from when.' }) input: AppointPersonInput) {
    return officeAnswer(context, await appointPerson(context, staffScope(context), input));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => OfficeResult, { description: 'Ends a term of office, now or at a later moment; one that has not begun is withdrawn. Live sockets close within a second.' })
  async endHolding(
    @Ctx() context: Context,
    @Arg('holdingId', () => ID, { description: 'Which term.' }) holdingId: string,
    @Arg('at', () => DateTime, { nullable: true, description: 'When. Left out: now.' }) at: Date | null,
  ) {
    return officeAnswer(context, await endHolding(context, staffScope(context), { holdingId, at }));
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => PostResult, { description: 'Adds a post of the company, or changes one: its names, who is above it, what it may do.' })
  async savePost(@Ctx() context: Context, @Arg('input', () => SavePostInput, { description: 'The post as it shall be.' }) input: SavePostInput) {
    const { done, refusal } = await savePost(context, companyManager(context), input);
    context.organisation.post.clearAll();
    return { post: done === null ? null : await postRef(context, done), refusal };
  }

  @Authorized(Capability.MANAGE_STAFF)
  @Mutation(() => PostResult, { description: "Takes away a post of the company's own on which nothing depends." })
  async removePost(@Ctx() context: Context, @Arg('key', () => ID, { description: 'Which post.' }) key: string) {
    return { post: null, refusal: (await removePost(context, companyManager(context), key)).refusal };
  }

  @Authorized(Capability.PLAN_ROSTER)
  @Mutation(() => RosterResult, { description: "Plans a stretch of a post's roster anew: who is on duty is who its steps reach (law 9)." })
  async setRoster(@Ctx() context: Context, @Arg('input', () => SetRosterInput, { description: 'The stretch with all of its shifts.' }) input: SetRosterInput) {
    const viewer = viewerOfContext(context);
    if (!viewer.centresWith(Capability.PLAN_ROSTER).includes(input.centreId)) throw notFound();
    const problems = await setRoster(context, viewer.personId, input);
    return { shifts: await withPersons(context, await rosterOf(context.database.pool, input)), problems };
  }

  @Authorized(Capability.PLAN_ROSTER)
  @Mutation(() => AbsenceResult, { description: 'Says that somebody is away, from now or a later moment on: steps go to others (law 9).' })
  async recordAbsence(@Ctx() context: Context, @Arg('input', () => RecordAbsenceInput, { description: 'Who, from when until when.' }) input: RecordAbsenceInput) {
    const viewer = viewerOfContext(context);
    return absenceAnswer(context, await recordAbsence(context, viewer.personId, viewer.centresWith(Capability.PLAN_ROSTER), input));
  }

  @Authorized(Capability.PLAN_ROSTER)
  @Mutation(() => AbsenceResult, { description: 'Says that somebody is back; an absence that has not begun is taken back.' })
  async endAbsence(@Ctx() context: Context, @Arg('absenceId', () => ID, { description: 'Which absence.' }) absenceId: string) {
    const viewer = viewerOfContext(context);
    return absenceAnswer(context, await endAbsence(context, viewer.personId, viewer.centresWith(Capability.PLAN_ROSTER), absenceId));
  }

  @FieldResolver(() => Post)
  post(@Root() { postKey }: OfficeRow, @Ctx() context: Context): Promise<Post> {
    return postRef(context, postKey);
  }

  @FieldResolver()
  centre(@Root() { centreId }: OfficeRow, @Ctx() context: Context): Promise<Office['centre']> | null {
    return centreId === null ? null : centreRef(context, centreId);
  }

  @FieldResolver(() => [TermOfOffice])
  terms(@Root() { termRows }: OfficeRow, @Ctx() context: Context) {
    return withPersons(context, termRows);
  }
}

@Resolver(() => Post)
export class PostFieldsResolver {
  @FieldResolver(() => [Capability])
  capabilities(@Root() { key }: Post, @Ctx() context: Context): Promise<Capability[]> {
    return context.organisation.capabilitiesOfPost.load(key);
  }
}

/** Rows that name a person by id, with the person. */
function withPersons<R extends { readonly personId: string }>(context: Context, rows: readonly R[]) {
  return rows.map((row) => ({ ...row, person: personRef(context, row.personId) }));
}

function staffScope(context: Context): StaffScope {
  const viewer = viewerOfContext(context);
  const company = viewer.holdings.some((holding) => holding.centreId === null && holding.capabilities.includes(Capability.MANAGE_STAFF));
  return { personId: viewer.personId, centreIds: viewer.centresWith(Capability.MANAGE_STAFF), company };
}

/** People and posts are the whole company's: who manages the staff of some centres only may not change them. */
function companyManager(context: Context): string {
  const { company, personId } = staffScope(context);
  if (!company) throw forbidden();
  return personId;
}

const staffMember = ({ id, login, nameZh, nameEn, disabledAt }: StaffRow): StaffMember => ({ id, login, name: { zh: nameZh, en: nameEn }, spelling: spellingOf(nameZh), disabledAt });

async function personAnswer(context: Context, { done, refusal }: Staffed<string>) {
  await context.liveSockets.look();
  const row = done === null ? null : await findStaff(context.database.pool, done);
  return { person: row && staffMember(row), refusal };
}

async function officeAnswer(context: Context, { done, refusal }: Staffed<Place>) {
  await context.liveSockets.look();
  return { office: done === null ? null : await findOffice(context.database.pool, done.post, done.centreId), refusal };
}

async function absenceAnswer(context: Context, { done, refusal }: Staffed<string>) {
  const row: AbsenceRow | null = done === null ? null : await findAbsence(context.database.pool, done);
  return { absence: row && { ...row, person: personRef(context, row.personId) }, refusal };
}
