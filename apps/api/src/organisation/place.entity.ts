import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('building')
export class BuildingEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'centre_id', type: 'uuid' })
  centreId!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'int' })
  version!: number;

  /** YYYY-MM-DD: from this day on it is not offered any more. */
  @Column({ name: 'closed_from', type: 'date', nullable: true })
  closedFrom!: string | null;
}

@Entity('unit')
export class UnitEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'centre_id', type: 'uuid' })
  centreId!: string;

  @Column({ name: 'building_id', type: 'uuid' })
  buildingId!: string;

  @Column({ type: 'text' })
  number!: string;

  /** YYYY-MM-DD: free service and warranty count from it. */
  @Column({ name: 'handed_over_on', type: 'date', nullable: true })
  handedOverOn!: string | null;

  @Column({ type: 'int' })
  version!: number;

  /** YYYY-MM-DD: from this day on it is not offered any more. */
  @Column({ name: 'closed_from', type: 'date', nullable: true })
  closedFrom!: string | null;
}

@Entity('public_area')
export class PublicAreaEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'centre_id', type: 'uuid' })
  centreId!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'int' })
  version!: number;

  /** YYYY-MM-DD: from this day on it is not offered any more. */
  @Column({ name: 'closed_from', type: 'date', nullable: true })
  closedFrom!: string | null;
}

@Entity('resident')
export class ResidentEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'centre_id', type: 'uuid' })
  centreId!: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Whole; leaves the API masked, except through revealTelephone. */
  @Column({ type: 'text' })
  telephone!: string;

  @Column({ type: 'boolean' })
  owner!: boolean;

  @Column({ type: 'int' })
  version!: number;

  /** YYYY-MM-DD: from this day on the person no longer lives there. */
  @Column({ name: 'moved_out_on', type: 'date', nullable: true })
  movedOutOn!: string | null;
}
