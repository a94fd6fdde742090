import {
  BuildingRecord, Capability, CentreRecord, PublicAreaRecord, RemoveRecordResult, ResidentRecordConnection, RevealResult, SaveBuildingInput, SaveCentreInput, SavePublicAreaInput,
  SaveRecordResult, SaveResidentInput, SaveUnitInput, SetUpCompanyInput, SetUpKind, SignInResult, UnitRecordConnection,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { shownViewer } from '../access/access.resolver.js';
import { notFound } from '../access/refusals.js';
import { openSession, tokenHash } from '../access/session.js';
import { loadViewer } from '../access/viewer.js';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { foundCompany } from './found-company.js';
import { listBuildings, listCentres, listPublicAreas, listResidents, listUnits } from './list-records.js';
import { removeRecord } from './remove-record.js';
import { revealResidentTelephone } from './reveal-resident-telephone.js';
import { saveBuilding, saveCentre, savePublicArea, saveResident, saveUnit, type SettingUp } from './save-place.js';
import { isSetUpNeeded } from './set-up-token.js';

/** Who sets up, and where: new centres are for those who hold a company post that does. */
function settingUp(context: Context): SettingUp {
  const viewer = viewerOfContext(context);
  const company = viewer.holdings.some((holding) => holding.centreId === null && holding.capabilities.includes(Capability.MANAGE_PLACES));
  return { pool: context.database.pool, personId: viewer.personId, scope: { centreIds: viewer.centresWith(Capability.MANAGE_PLACES), company } };
}

/** @throws NOT_FOUND for a centre that the viewer does not set up */
function centreOf(context: Context, centreId: string): string {
  const id = readId('centreId', centreId);
  if (!settingUp(context).scope.centreIds.includes(id)) throw notFound();
  return id;
}

const CENTRE = { description: 'One of the own centres; any other is not found.' };
const SEARCH = { nullable: true, description: 'A room ("3-1201", "ghy301"), a name, its pinyin or initials ("cxm"), a telephone number or its end.' };
const FIRST = { nullable: true, description: 'How many: 50 when left out, 200 at most.' };
const AFTER = { nullable: true, description: 'endCursor of the page before.' };

/** A real company comes on board. */
@Resolver()
export class SetUpResolver {
  @Query(() => Boolean, { description: 'The installation has no company yet: the address on its terminal sets it up.' })
  setUpNeeded(@Ctx() context: Context): Promise<boolean> {
    return isSetUpNeeded(context.database.pool);
  }

  @Mutation(() => SignInResult, { description: 'Sets up the company of an empty installation, once, and signs its first administrator in.' })
  async setUpCompany(@Ctx() context: Context, @Arg('input', () => SetUpCompanyInput, { description: 'As it shall be.' }) input: SetUpCompanyInput): Promise<SignInResult> {
    const founded = await foundCompany(context.database, input);
    if ('refusal' in founded) return { viewer: null, message: founded.refusal };
    const session = await openSession(context.database.pool, founded.personId);
    context.cookie?.set(session.token);
    const viewer = await loadViewer(context.database.pool, tokenHash(session.token));
    return { viewer: viewer && (await shownViewer(context, viewer)), message: null };
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Query(() => [CentreRecord], { description: 'The centres that the viewer sets up, closed ones too.' })
  centreRecords(@Ctx() context: Context): Promise<CentreRecord[]> {
    return listCentres(context.database.pool, settingUp(context).scope);
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Query(() => [BuildingRecord], { description: 'The buildings of a centre, closed ones too.' })
  buildingRecords(@Ctx() context: Context, @Arg('centreId', () => ID, CENTRE) centreId: string): Promise<BuildingRecord[]> {
    return listBuildings(context.database.pool, centreOf(context, centreId));
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Query(() => [PublicAreaRecord], { description: 'The public areas of a centre, closed ones too.' })
  publicAreaRecords(@Ctx() context: Context, @Arg('centreId', () => ID, CENTRE) centreId: string): Promise<PublicAreaRecord[]> {
    return listPublicAreas(context.database.pool, centreOf(context, centreId));
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Query(() => UnitRecordConnection, { description: 'The units of a centre by building and room, closed ones too.' })
  unitRecords(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, CENTRE) centreId: string,
    @Arg('search', () => String, SEARCH) search: string | null,
    @Arg('first', () => Int, FIRST) first: number | null,
    @Arg('after', () => String, AFTER) after: string | null,
  ): Promise<UnitRecordConnection> {
    return listUnits(context.database.pool, centreOf(context, centreId), { search, first, after });
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Query(() => ResidentRecordConnection, { description: 'The residents of a centre by building and room, those who moved out too; telephones masked.' })
  residentRecords(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, CENTRE) centreId: string,
    @Arg('search', () => String, SEARCH) search: string | null,
    @Arg('first', () => Int, FIRST) first: number | null,
    @Arg('after', () => String, AFTER) after: string | null,
  ): Promise<ResidentRecordConnection> {
    return listResidents(context.database.pool, centreOf(context, centreId), { search, first, after });
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Mutation(() => SaveRecordResult, { description: 'Opens a service centre, or changes one. A new one follows the shipped procedures from its first day.' })
  saveCentre(@Ctx() context: Context, @Arg('input', () => SaveCentreInput, { description: 'As it shall be.' }) input: SaveCentreInput): Promise<SaveRecordResult> {
    return saveCentre(settingUp(context), input);
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Mutation(() => SaveRecordResult, { description: 'Adds a building, or changes one.' })
  saveBuilding(@Ctx() context: Context, @Arg('input', () => SaveBuildingInput, { description: 'As it shall be.' }) input: SaveBuildingInput): Promise<SaveRecordResult> {
    return saveBuilding(settingUp(context), input);
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Mutation(() => SaveRecordResult, { description: 'Adds a unit, or changes one.' })
  saveUnit(@Ctx() context: Context, @Arg('input', () => SaveUnitInput, { description: 'As it shall be.' }) input: SaveUnitInput): Promise<SaveRecordResult> {
    return saveUnit(settingUp(context), input);
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Mutation(() => SaveRecordResult, { description: 'Adds a public area, or changes one.' })
  savePublicArea(@Ctx() context: Context, @Arg('input', () => SavePublicAreaInput, { description: 'As it shall be.' }) input: SavePublicAreaInput): Promise<SaveRecordResult> {
    return savePublicArea(settingUp(context), input);
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Mutation(() => SaveRecordResult, { description: 'Puts a resident on the roll, or changes what stands there.' })
  saveResident(@Ctx() context: Context, @Arg('input', () => SaveResidentInput, { description: 'As it shall be.' }) input: SaveResidentInput): Promise<SaveRecordResult> {
    return saveResident(settingUp(context), input);
  }

  @Authorized(Capability.MANAGE_PLACES)
  @Mutation(() => RemoveRecordResult, { description: 'Removes what was entered by mistake; refused while anything refers to it.' })
  removeRecord(
    @Ctx() context: Context,
    @Arg('kind', () => SetUpKind, { description: 'What it is.' }) kind: SetUpKind,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was seen.' }) version: number,
  ): Promise<RemoveRecordResult> {
    const { pool, scope, personId } = settingUp(context);
    return removeRecord(pool, { scope, personId, kind, id: readId('id', id), version });
  }

  @Authorized(Capability.REVEAL_TELEPHONE)
  @Mutation(() => RevealResult, { description: "A resident's whole telephone number, for a reason that is logged." })
  revealResidentTelephone(
    @Ctx() context: Context,
    @Arg('residentId', () => ID, { description: 'Whose.' }) residentId: string,
    @Arg('reason', () => String, { description: 'Why it is needed; 2 to 500 characters.' }) reason: string,
  ): Promise<RevealResult> {
    const viewer = viewerOfContext(context);
    const centreIds = viewer.centresWith(Capability.MANAGE_PLACES).filter((id) => viewer.capabilitiesAt(id).has(Capability.REVEAL_TELEPHONE));
    return revealResidentTelephone(context.database.pool, viewer.personId, centreIds, residentId, reason);
  }
}
