import { CaseEntity } from '../cases/case.entity.js';
import { CompanyEntity, ServiceCentreEntity } from '../organisation/centre.entity.js';
import { PersonEntity } from '../organisation/person.entity.js';
import { BuildingEntity, PublicAreaEntity, ResidentEntity, UnitEntity } from '../organisation/place.entity.js';
import { PostEntity, PostHoldingEntity } from '../organisation/post.entity.js';

/** TypeORM entities of all rooms; a room adds its classes here. */
export const entities: (new () => object)[] = [
  CompanyEntity, ServiceCentreEntity, BuildingEntity, UnitEntity, PublicAreaEntity, ResidentEntity, PersonEntity, PostEntity, PostHoldingEntity, CaseEntity,
];
