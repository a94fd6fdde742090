import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case as one plain row. Verbs write it by one hand-made statement with all that follows from them (ADR 2); this is for reading and for reports. */
@Entity('service_case')
export class CaseEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ name: 'centre_id', type: 'uuid' })
  centreId!: string;

  @Column({ name: 'policy_set_id', type: 'uuid' })
  policySetId!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'boolean' })
  urgent!: boolean;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'text', nullable: true })
  validity!: string | null;

  @Column({ type: 'text', nullable: true })
  severity!: string | null;

  @Column({ type: 'text' })
  matter!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId!: string | null;

  @Column({ name: 'public_area_id', type: 'uuid', nullable: true })
  publicAreaId!: string | null;

  @Column({ name: 'place_text', type: 'text', nullable: true })
  placeText!: string | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId!: string | null;

  @Column({ type: 'boolean' })
  anonymous!: boolean;

  @Column({ name: 'caller_name', type: 'text', nullable: true })
  callerName!: string | null;

  @Column({ name: 'caller_telephone', type: 'text', nullable: true })
  callerTelephone!: string | null;

  @Column({ name: 'received_at', type: 'timestamptz', precision: 3 })
  receivedAt!: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ name: 'received_by_post', type: 'text' })
  receivedByPost!: string;

  @Column({ name: 'received_by_name', type: 'text', nullable: true })
  receivedByName!: string | null;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy!: string | null;

  @Column({ name: 'late_record_reason', type: 'text', nullable: true })
  lateRecordReason!: string | null;

  @Column({ name: 'class_from', type: 'timestamptz', precision: 3 })
  classFrom!: Date;

  @Column({ name: 'classified_at', type: 'timestamptz', precision: 3, nullable: true })
  classifiedAt!: Date | null;

  @Column({ name: 'resident_deadline', type: 'timestamptz', precision: 3, nullable: true })
  residentDeadline!: Date | null;

  @Column({ name: 'agreed_reply_at', type: 'timestamptz', precision: 3, nullable: true })
  agreedReplyAt!: Date | null;

  @Column({ name: 'stated_due_at', type: 'timestamptz', precision: 3, nullable: true })
  statedDueAt!: Date | null;

  @Column({ name: 'owner_post', type: 'text' })
  ownerPost!: string;

  @Column({ name: 'owner_person_id', type: 'uuid', nullable: true })
  ownerPersonId!: string | null;

  @Column({ name: 'responsible_department', type: 'text', nullable: true })
  responsibleDepartment!: string | null;

  @Column({ name: 'first_response_at', type: 'timestamptz', precision: 3, nullable: true })
  firstResponseAt!: Date | null;

  @Column({ name: 'replied_at', type: 'timestamptz', precision: 3, nullable: true })
  repliedAt!: Date | null;

  @Column({ name: 'definite_answer_at', type: 'timestamptz', precision: 3, nullable: true })
  definiteAnswerAt!: Date | null;

  @Column({ name: 'settled_at', type: 'timestamptz', precision: 3, nullable: true })
  settledAt!: Date | null;

  @Column({ name: 'settled_by', type: 'uuid', nullable: true })
  settledBy!: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'longer_limit_moves', type: 'int' })
  longerLimitMoves!: number;

  @Column({ type: 'text' })
  audience!: string;

  @Column({ type: 'boolean' })
  historic!: boolean;

  @Column({ name: 'source_key', type: 'text', nullable: true })
  sourceKey!: string | null;

  @Column({ name: 'last_event', type: 'text' })
  lastEvent!: string;

  @Column({ name: 'last_event_at', type: 'timestamptz', precision: 3 })
  lastEventAt!: Date;
}
