import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The one company of this installation. */
@Entity('company')
export class CompanyEntity {
  @PrimaryColumn({ name: 'only_row', type: 'boolean' })
  onlyRow!: boolean;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'jsonb' })
  settings!: Record<string, number>;

  @Column({ type: 'boolean' })
  demo!: boolean;
}

@Entity('service_centre')
export class ServiceCentreEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'text' })
  zone!: string;

  @Column({ type: 'int' })
  ordinal!: number;

  @Column({ type: 'int' })
  version!: number;

  /** YYYY-MM-DD: from this day on it is not offered any more. */
  @Column({ name: 'closed_from', type: 'date', nullable: true })
  closedFrom!: string | null;
}
