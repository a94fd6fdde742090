import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('post')
export class PostEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ name: 'reports_to', type: 'text', nullable: true })
  reportsTo!: string | null;

  @Column({ name: 'company_wide', type: 'boolean' })
  companyWide!: boolean;

  @Column({ type: 'int' })
  ordinal!: number;
}

/** A term of office: who holds a post, where, from when until when. */
@Entity('post_holding')
export class PostHoldingEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  post!: string;

  /** Null: for the whole company. */
  @Column({ name: 'centre_id', type: 'uuid', nullable: true })
  centreId!: string | null;

  @Column({ name: 'held_from', type: 'timestamptz', precision: 3 })
  heldFrom!: Date;

  @Column({ name: 'held_until', type: 'timestamptz', precision: 3, nullable: true })
  heldUntil!: Date | null;

  @Column({ type: 'boolean' })
  acting!: boolean;
}
