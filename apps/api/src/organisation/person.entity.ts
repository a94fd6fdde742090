import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A colleague who signs in. */
@Entity('person')
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  login!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  /** argon2id; read by sign-in alone. */
  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash!: string;

  /** Somebody else gave the password; only its change is open until then. */
  @Column({ name: 'must_change_password', type: 'boolean', default: false })
  mustChangePassword!: boolean;

  @Column({ type: 'text' })
  language!: string;

  @Column({ name: 'disabled_at', type: 'timestamptz', precision: 3, nullable: true })
  disabledAt!: Date | null;
}
