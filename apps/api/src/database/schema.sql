-- Written by `npm run schema:dump` from the migrations. Do not edit.

create extension pg_trgm;

create table absence (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  away_from timestamp(3) with time zone not null,
  away_until timestamp(3) with time zone,
  recorded_by uuid,
  recorded_at timestamp(3) with time zone not null default app_now(),
  constraint absence_pkey PRIMARY KEY (id),
  constraint absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint absence_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint absence_check CHECK (away_until IS NULL OR away_until > away_from)
);
CREATE INDEX absence_person ON public.absence USING btree (person_id, away_from);

create table access_log (
  id bigint not null generated always as identity,
  at timestamp(3) with time zone not null default clock_timestamp(),
  person_id uuid,
  act text not null,
  subject_kind text,
  subject_id uuid,
  reason text,
  constraint access_log_pkey PRIMARY KEY (id),
  constraint access_log_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX access_log_act ON public.access_log USING btree (act, id);
CREATE INDEX access_log_at ON public.access_log USING btree (at);
CREATE INDEX access_log_person ON public.access_log USING btree (person_id, id);
CREATE TRIGGER access_log_append_only BEFORE DELETE OR UPDATE ON access_log FOR EACH ROW EXECUTE FUNCTION access_log_is_append_only();
CREATE TRIGGER access_log_no_truncate BEFORE TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION access_log_is_append_only();

create table attachment (
  id uuid not null default uuidv7(),
  case_id uuid,
  name text not null,
  caption text,
  stored_as text not null,
  thumbnail_as text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  sha256 bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamp(3) with time zone not null default clock_timestamp(),
  attached_at timestamp(3) with time zone,
  disposed_at timestamp(3) with time zone,
  removed_at timestamp(3) with time zone,
  removed_by uuid,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_stored_as_key UNIQUE (stored_as),
  constraint attachment_thumbnail_as_key UNIQUE (thumbnail_as),
  constraint attachment_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint attachment_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id),
  constraint attachment_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id),
  constraint attachment_bytes_check CHECK (bytes > 0),
  constraint attachment_check CHECK ((case_id IS NULL) = (attached_at IS NULL)),
  constraint attachment_height_check CHECK (height > 0),
  constraint attachment_removed_check CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
  constraint attachment_sha256_check CHECK (length(sha256) = 32),
  constraint attachment_width_check CHECK (width > 0)
);
CREATE INDEX attachment_case ON public.attachment USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX attachment_disposed ON public.attachment USING btree (id) WHERE (disposed_at IS NOT NULL);
CREATE INDEX attachment_waiting ON public.attachment USING btree (uploaded_by, uploaded_at) WHERE (case_id IS NULL);

create table audited_record (
  case_id uuid not null,
  duty_id uuid not null,
  constraint audited_record_pkey PRIMARY KEY (case_id),
  constraint audited_record_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint audited_record_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id)
);
CREATE INDEX audited_record_duty ON public.audited_record USING btree (duty_id);

create table backup_run (
  id uuid not null default uuidv7(),
  snapshot_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone not null default clock_timestamp(),
  bytes bigint not null,
  row_count bigint not null,
  file_count integer not null,
  constraint backup_run_pkey PRIMARY KEY (id),
  constraint backup_run_bytes_check CHECK (bytes > 0)
);
CREATE INDEX backup_run_finished ON public.backup_run USING btree (finished_at);

create table building (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  name_zh text not null,
  name_en text not null,
  version integer not null default 1,
  closed_from date,
  pinyin text,
  constraint building_pkey PRIMARY KEY (id),
  constraint building_centre_id_name_zh_key UNIQUE (centre_id, name_zh),
  constraint building_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id)
);
CREATE TRIGGER building_spelling BEFORE UPDATE OF name_zh ON building FOR EACH ROW WHEN (old.name_zh IS DISTINCT FROM new.name_zh) EXECUTE FUNCTION name_is_spelled_anew();

create table callback (
  id uuid not null,
  centre_id uuid not null,
  audience text not null,
  policy_set_id uuid not null,
  candidate_id uuid,
  case_id uuid,
  occasion_id uuid,
  household_id uuid,
  unit_id uuid,
  origin text not null,
  round text not null,
  grp text not null,
  month text not null,
  status text not null default 'OPEN'::text,
  owner_post text not null,
  facts jsonb not null,
  hidden_from uuid[] not null default '{}'::uuid[],
  stand_ins jsonb not null default '{}'::jsonb,
  important boolean not null default false,
  planned_for timestamp(3) with time zone,
  planned_callers uuid[] not null default '{}'::uuid[],
  form text,
  visited_at timestamp(3) with time zone,
  recorded_at timestamp(3) with time zone,
  recorded_by uuid,
  second_caller uuid,
  quality integer,
  effect integer,
  satisfaction integer,
  shortcomings text,
  suggestions text,
  opinion text,
  qualified boolean,
  signed_by text,
  reviewed_at timestamp(3) with time zone,
  reviewed_by uuid,
  verdict text,
  comment text,
  remedy text,
  decision text,
  complaint_id uuid,
  reason text,
  opened_at timestamp(3) with time zone not null,
  calendar_version integer not null default 0,
  version integer not null default 1,
  last_event text not null,
  last_event_at timestamp(3) with time zone not null,
  historic boolean not null default false,
  disposed_at timestamp(3) with time zone,
  constraint callback_pkey PRIMARY KEY (id),
  constraint callback_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES callback_candidate(id) DEFERRABLE INITIALLY DEFERRED,
  constraint callback_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint callback_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint callback_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES service_case(id),
  constraint callback_household_id_fkey FOREIGN KEY (household_id) REFERENCES case_household(id),
  constraint callback_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES callback_occasion(id),
  constraint callback_policy_set_id_fkey FOREIGN KEY (policy_set_id) REFERENCES policy_set(id),
  constraint callback_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint callback_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES person(id),
  constraint callback_second_caller_fkey FOREIGN KEY (second_caller) REFERENCES person(id),
  constraint callback_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint callback_check CHECK ((case_id IS NULL) <> (occasion_id IS NULL)),
  constraint callback_effect_check CHECK (effect >= 1 AND effect <= 5),
  constraint callback_quality_check CHECK (quality >= 1 AND quality <= 5),
  constraint callback_satisfaction_check CHECK (satisfaction >= 1 AND satisfaction <= 5),
  constraint callback_status_check CHECK (status = ANY (ARRAY['OPEN'::text, 'VISITED'::text, 'REVIEWED'::text, 'REPLACED'::text, 'WITHDRAWN'::text])),
  constraint callback_verdict_check CHECK (verdict = ANY (ARRAY['QUALIFIED'::text, 'UNQUALIFIED'::text]))
);
CREATE INDEX callback_case ON public.callback USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX callback_month ON public.callback USING btree (centre_id, month, grp);
CREATE INDEX callback_occasion_of ON public.callback USING btree (occasion_id) WHERE (occasion_id IS NOT NULL);
CREATE INDEX callback_open ON public.callback USING btree (centre_id, opened_at) WHERE (status = ANY (ARRAY['OPEN'::text, 'VISITED'::text]));
CREATE INDEX callback_unit ON public.callback USING btree (unit_id) WHERE (unit_id IS NOT NULL);
CREATE INDEX callback_visited ON public.callback USING btree (centre_id, visited_at) WHERE (visited_at IS NOT NULL);

create table callback_archive (
  id uuid not null,
  centre_id uuid not null,
  month text not null,
  duty_id uuid not null,
  archived_by uuid not null,
  archived_at timestamp(3) with time zone not null,
  figures jsonb not null,
  candidates jsonb not null,
  callbacks jsonb not null,
  seq bigint not null,
  secret text not null,
  hash text not null,
  constraint callback_archive_pkey PRIMARY KEY (id),
  constraint callback_archive_centre_id_month_key UNIQUE (centre_id, month),
  constraint callback_archive_archived_by_fkey FOREIGN KEY (archived_by) REFERENCES person(id),
  constraint callback_archive_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint callback_archive_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id)
);
CREATE TRIGGER callback_archive_append_only BEFORE DELETE OR UPDATE ON callback_archive FOR EACH ROW EXECUTE FUNCTION callback_archive_is_append_only();
CREATE TRIGGER callback_archive_no_truncate BEFORE TRUNCATE ON callback_archive FOR EACH STATEMENT EXECUTE FUNCTION callback_archive_is_append_only();

create table callback_attempt (
  id uuid not null,
  callback_id uuid not null,
  at timestamp(3) with time zone not null,
  by uuid not null,
  form text not null,
  outcome text not null,
  note text,
  next_try_at timestamp(3) with time zone,
  constraint callback_attempt_pkey PRIMARY KEY (id),
  constraint callback_attempt_by_fkey FOREIGN KEY (by) REFERENCES person(id),
  constraint callback_attempt_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback(id),
  constraint callback_attempt_outcome_check CHECK (outcome = ANY (ARRAY['NO_ANSWER'::text, 'WRONG_NUMBER'::text, 'NOT_AT_HOME'::text, 'DECLINED'::text, 'POSTPONED'::text]))
);
CREATE INDEX callback_attempt_callback ON public.callback_attempt USING btree (callback_id, at);

create table callback_candidate (
  id uuid not null,
  centre_id uuid not null,
  month text not null,
  grp text not null,
  case_id uuid,
  occasion_id uuid,
  household_id uuid,
  unit_id uuid,
  round text not null,
  facts jsonb not null default '{}'::jsonb,
  settled_at timestamp(3) with time zone not null,
  limit_at timestamp(3) with time zone not null,
  seq bigint,
  decision text not null,
  decided_at timestamp(3) with time zone not null,
  callback_id uuid,
  withdrawn_at timestamp(3) with time zone,
  constraint callback_candidate_pkey PRIMARY KEY (id),
  constraint callback_candidate_once UNIQUE NULLS NOT DISTINCT (case_id, occasion_id, household_id, round, settled_at),
  constraint callback_candidate_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback(id),
  constraint callback_candidate_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint callback_candidate_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint callback_candidate_household_id_fkey FOREIGN KEY (household_id) REFERENCES case_household(id),
  constraint callback_candidate_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES callback_occasion(id),
  constraint callback_candidate_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint callback_candidate_check CHECK ((case_id IS NULL) <> (occasion_id IS NULL)),
  constraint callback_candidate_decision_check CHECK (decision = ANY (ARRAY['OWED'::text, 'DRAWN'::text, 'WAITING'::text, 'REPLACED'::text])),
  constraint callback_candidate_month_check CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)
);
CREATE INDEX callback_candidate_callback ON public.callback_candidate USING btree (callback_id) WHERE (callback_id IS NOT NULL);
CREATE INDEX callback_candidate_month ON public.callback_candidate USING btree (centre_id, month, grp);

create table callback_cursor (
  only_row boolean not null default true,
  seq bigint not null,
  constraint callback_cursor_pkey PRIMARY KEY (only_row),
  constraint callback_cursor_only_row_check CHECK (only_row)
);

create table callback_occasion (
  id uuid not null,
  centre_id uuid not null,
  policy_set_id uuid not null,
  kind text not null,
  title text not null,
  unit_id uuid,
  starts_on date,
  ends_on date,
  held_on date,
  ended_on date,
  ended_at timestamp(3) with time zone,
  ended_by uuid,
  recorded_by uuid not null,
  recorded_at timestamp(3) with time zone not null,
  version integer not null default 1,
  constraint callback_occasion_pkey PRIMARY KEY (id),
  constraint callback_occasion_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint callback_occasion_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint callback_occasion_policy_set_id_fkey FOREIGN KEY (policy_set_id) REFERENCES policy_set(id),
  constraint callback_occasion_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint callback_occasion_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint callback_occasion_check CHECK ((kind = 'CONTRACTED_SERVICE'::text) = (starts_on IS NOT NULL AND ends_on IS NOT NULL)),
  constraint callback_occasion_check1 CHECK ((kind = 'COMMUNITY_EVENT'::text) = (held_on IS NOT NULL)),
  constraint callback_occasion_check2 CHECK (ends_on >= starts_on),
  constraint callback_occasion_check3 CHECK ((ended_on IS NULL) = (ended_at IS NULL)),
  constraint callback_occasion_kind_check CHECK (kind = ANY (ARRAY['CONTRACTED_SERVICE'::text, 'COMMUNITY_EVENT'::text]))
);
CREATE INDEX callback_occasion_centre ON public.callback_occasion USING btree (centre_id, recorded_at DESC);

create table callback_secret (
  centre_id uuid not null,
  month text not null,
  secret text not null,
  hash text not null,
  committed_at timestamp(3) with time zone not null,
  revealed_at timestamp(3) with time zone,
  constraint callback_secret_pkey PRIMARY KEY (centre_id, month),
  constraint callback_secret_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint callback_secret_hash_check CHECK (hash ~ '^[0-9a-f]{64}$'::text),
  constraint callback_secret_month_check CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text),
  constraint callback_secret_secret_check CHECK (secret ~ '^[0-9a-f]{64}$'::text)
);

create table candidate_cube (
  centre_id uuid,
  month date not null,
  audience text not null,
  grp text not null,
  settled integer not null,
  visited integer not null,
  constraint candidate_cube_key UNIQUE NULLS NOT DISTINCT (centre_id, month, audience, grp) INCLUDE (settled, visited)
);

create table candidate_fact (
  candidate_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  case_id uuid,
  occasion_id uuid,
  grp text not null,
  settled_at timestamp(3) with time zone not null,
  settled_month date not null,
  visited boolean not null,
  building_id uuid,
  constraint candidate_fact_pkey PRIMARY KEY (candidate_id)
);
CREATE INDEX candidate_fact_case ON public.candidate_fact USING btree (case_id);
CREATE INDEX candidate_fact_occasion ON public.candidate_fact USING btree (occasion_id) WHERE (occasion_id IS NOT NULL);
CREATE INDEX candidate_fact_settled ON public.candidate_fact USING btree (centre_id, settled_month);

create table case_counter (
  centre_id uuid not null,
  day date not null,
  last integer not null,
  constraint case_counter_pkey PRIMARY KEY (centre_id, day),
  constraint case_counter_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id)
);

create table case_cube (
  centre_id uuid,
  month date not null,
  basis text not null,
  audience text not null,
  kind text not null,
  category text,
  validity text,
  severity text,
  cases integer not null,
  reopened integer not null,
  repeated integer not null,
  collective integer not null,
  constraint case_cube_key UNIQUE NULLS NOT DISTINCT (centre_id, month, basis, audience, kind, category, validity, severity) INCLUDE (cases, reopened, repeated, collective),
  constraint case_cube_basis_check CHECK (basis = ANY (ARRAY['RECEIVED'::text, 'SETTLED'::text]))
);

create table case_fact (
  case_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  kind text not null,
  category text,
  validity text,
  severity text,
  building_id uuid,
  department text,
  post text not null,
  person_id uuid,
  received_at timestamp(3) with time zone not null,
  received_month date not null,
  received_weekday smallint not null,
  received_hour smallint not null,
  settled_at timestamp(3) with time zone,
  settled_month date,
  first_response_minutes integer,
  reply_minutes integer,
  answer_minutes integer,
  settle_minutes integer,
  reopened smallint not null,
  repeated boolean not null,
  collective boolean not null,
  constraint case_fact_pkey PRIMARY KEY (case_id)
);
CREATE INDEX case_fact_received ON public.case_fact USING btree (centre_id, received_month);
CREATE INDEX case_fact_settled ON public.case_fact USING btree (centre_id, settled_month) WHERE (settled_month IS NOT NULL);

create table case_household (
  id uuid not null,
  case_id uuid not null,
  unit_id uuid,
  resident_id uuid,
  name text,
  telephone text,
  source_case_id uuid,
  answered_at timestamp(3) with time zone,
  answer_form text,
  signed_by text,
  confirmed_at timestamp(3) with time zone,
  outcome text,
  constraint case_household_pkey PRIMARY KEY (id),
  constraint case_household_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint case_household_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  constraint case_household_source_case_id_fkey FOREIGN KEY (source_case_id) REFERENCES service_case(id),
  constraint case_household_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint case_household_check CHECK (unit_id IS NOT NULL OR name IS NOT NULL),
  constraint case_household_check1 CHECK ((answered_at IS NULL) = (answer_form IS NULL)),
  constraint case_household_check2 CHECK ((confirmed_at IS NULL) = (outcome IS NULL)),
  constraint case_household_outcome_check CHECK (outcome = ANY (ARRAY['SATISFIED'::text, 'DISSATISFIED'::text]))
);
CREATE INDEX case_household_case ON public.case_household USING btree (case_id);
CREATE INDEX case_household_resident ON public.case_household USING btree (resident_id) WHERE (resident_id IS NOT NULL);
CREATE UNIQUE INDEX case_household_source ON public.case_household USING btree (source_case_id) WHERE (source_case_id IS NOT NULL);
CREATE UNIQUE INDEX case_household_unit ON public.case_household USING btree (case_id, unit_id) WHERE (unit_id IS NOT NULL);

create table case_note (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  body text not null,
  author_id uuid,
  at timestamp(3) with time zone not null,
  constraint case_note_pkey PRIMARY KEY (id),
  constraint case_note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint case_note_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id)
);
CREATE INDEX case_note_case ON public.case_note USING btree (case_id);

create table centre_calendar (
  centre_id uuid not null,
  version integer not null,
  body jsonb not null,
  year integer,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp(3) with time zone not null default app_now(),
  constraint centre_calendar_pkey PRIMARY KEY (centre_id, version),
  constraint centre_calendar_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint centre_calendar_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint centre_calendar_version_check CHECK (version > 0)
);
CREATE TRIGGER centre_calendar_append_only BEFORE DELETE OR UPDATE ON centre_calendar FOR EACH ROW EXECUTE FUNCTION centre_calendar_is_append_only();
CREATE TRIGGER centre_calendar_no_truncate BEFORE TRUNCATE ON centre_calendar FOR EACH STATEMENT EXECUTE FUNCTION centre_calendar_is_append_only();

create table clock (
  only_row boolean not null default true,
  shift interval not null default '00:00:00'::interval,
  ever_adjusted boolean not null default false,
  constraint clock_pkey PRIMARY KEY (only_row),
  constraint clock_only_row_check CHECK (only_row)
);

create table company (
  only_row boolean not null default true,
  name_zh text not null,
  name_en text not null,
  settings jsonb not null default '{}'::jsonb,
  demo boolean not null default false,
  constraint company_pkey PRIMARY KEY (only_row),
  constraint company_only_row_check CHECK (only_row)
);

create table complaint_channels (
  centre_id uuid not null,
  duty_telephone text not null,
  hotline text,
  fax text,
  email text,
  website text,
  round_the_clock boolean not null,
  version integer not null default 1,
  set_by uuid not null,
  set_at timestamp(3) with time zone not null default app_now(),
  constraint complaint_channels_pkey PRIMARY KEY (centre_id),
  constraint complaint_channels_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint complaint_channels_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
);

create table complaint_report (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  month text not null,
  version integer not null,
  reason text,
  comment text not null,
  figures jsonb not null,
  through_seq bigint not null,
  filled_by uuid not null,
  filled_at timestamp(3) with time zone not null,
  read_by uuid,
  read_at timestamp(3) with time zone,
  sent_by uuid,
  sent_at timestamp(3) with time zone,
  duty_id uuid,
  constraint complaint_report_pkey PRIMARY KEY (id),
  constraint complaint_report_centre_id_month_version_key UNIQUE (centre_id, month, version),
  constraint complaint_report_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint complaint_report_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id),
  constraint complaint_report_filled_by_fkey FOREIGN KEY (filled_by) REFERENCES person(id),
  constraint complaint_report_read_by_fkey FOREIGN KEY (read_by) REFERENCES person(id),
  constraint complaint_report_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id),
  constraint complaint_report_check CHECK ((version = 1) = (reason IS NULL)),
  constraint complaint_report_check1 CHECK ((read_by IS NULL) = (read_at IS NULL)),
  constraint complaint_report_check2 CHECK ((sent_by IS NULL) = (sent_at IS NULL)),
  constraint complaint_report_check3 CHECK (sent_at IS NULL OR read_at IS NOT NULL),
  constraint complaint_report_check4 CHECK (read_by <> filled_by),
  constraint complaint_report_month_check CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text),
  constraint complaint_report_version_check CHECK (version > 0)
);
CREATE UNIQUE INDEX complaint_report_unsent ON public.complaint_report USING btree (centre_id, month) WHERE (sent_at IS NULL);
CREATE TRIGGER complaint_report_frozen BEFORE DELETE OR UPDATE ON complaint_report FOR EACH ROW WHEN (old.sent_at IS NOT NULL) EXECUTE FUNCTION complaint_report_is_frozen();

create table complaint_report_line (
  report_id uuid not null,
  case_id uuid not null,
  facts jsonb not null,
  constraint complaint_report_line_pkey PRIMARY KEY (report_id, case_id),
  constraint complaint_report_line_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint complaint_report_line_report_id_fkey FOREIGN KEY (report_id) REFERENCES complaint_report(id)
);
CREATE TRIGGER complaint_report_line_frozen BEFORE DELETE OR UPDATE ON complaint_report_line FOR EACH ROW EXECUTE FUNCTION complaint_report_line_is_frozen();

create table complaint_sample (
  duty_id uuid not null,
  kind text not null,
  case_id uuid not null,
  finding text not null,
  remark text,
  constraint complaint_sample_pkey PRIMARY KEY (duty_id, kind, case_id),
  constraint complaint_sample_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint complaint_sample_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id),
  constraint complaint_sample_check CHECK (
CASE kind
    WHEN 'RECORD'::text THEN finding = ANY (ARRAY['COMPLETE'::text, 'INCOMPLETE'::text, 'COMPLAINT_LEFT_OUT'::text])
    ELSE finding = ANY (ARRAY['SATISFIED'::text, 'DISSATISFIED'::text, 'NOT_REACHED'::text])
END),
  constraint complaint_sample_kind_check CHECK (kind = ANY (ARRAY['RECORD'::text, 'COMPLAINANT'::text]))
);

create table demo_history (
  only_row boolean not null default true,
  seed text not null,
  first_day integer not null,
  until_day integer not null,
  next_day integer not null,
  days_left_out integer not null default 0,
  told_until timestamp(3) with time zone not null,
  constraint demo_history_pkey PRIMARY KEY (only_row),
  constraint demo_history_check CHECK (first_day <= next_day AND next_day <= until_day),
  constraint demo_history_only_row_check CHECK (only_row)
);

create table disposal_item (
  list_id uuid not null,
  subject_id uuid not null,
  left_out boolean not null default false,
  constraint disposal_item_pkey PRIMARY KEY (list_id, subject_id),
  constraint disposal_item_list_id_fkey FOREIGN KEY (list_id) REFERENCES disposal_list(id)
);

create table disposal_list (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  kind text not null,
  years integer not null,
  before timestamp(3) with time zone not null,
  proposed_by uuid not null,
  proposed_at timestamp(3) with time zone not null default app_now(),
  decided_by uuid,
  decided_at timestamp(3) with time zone,
  approved boolean,
  reason text,
  disposed integer not null default 0,
  constraint disposal_list_pkey PRIMARY KEY (id),
  constraint disposal_list_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint disposal_list_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint disposal_list_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint disposal_list_check CHECK (decided_by <> proposed_by),
  constraint disposal_list_check1 CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (approved IS NULL)),
  constraint disposal_list_kind_check CHECK (kind = ANY (ARRAY['CASES'::text, 'HANDOVER_NOTES'::text, 'CALLBACKS'::text])),
  constraint disposal_list_years_check CHECK (years >= 2)
);
CREATE UNIQUE INDEX disposal_list_waiting ON public.disposal_list USING btree (centre_id, kind) WHERE (decided_at IS NULL);

create table duty (
  id uuid not null,
  centre_id uuid not null,
  policy_set_id uuid not null,
  version integer not null default 1,
  rule_key text not null,
  period_start timestamp(3) with time zone not null,
  period_end timestamp(3) with time zone not null,
  arisen_at timestamp(3) with time zone not null,
  owner_post text not null,
  audience text not null default 'CENTRE'::text,
  historic boolean not null default false,
  fulfilled_at timestamp(3) with time zone,
  fulfilled_by uuid,
  last_event text not null,
  last_event_at timestamp(3) with time zone not null,
  finding_id uuid,
  calendar_version integer not null default 0,
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_centre_id_rule_key_period_start_key UNIQUE (centre_id, rule_key, period_start),
  constraint duty_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint duty_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES duty_note(id),
  constraint duty_fulfilled_by_fkey FOREIGN KEY (fulfilled_by) REFERENCES person(id),
  constraint duty_policy_set_id_fkey FOREIGN KEY (policy_set_id) REFERENCES policy_set(id),
  constraint duty_check CHECK (period_end > period_start)
);
CREATE INDEX duty_calendar ON public.duty USING btree (centre_id, calendar_version) WHERE (fulfilled_at IS NULL);
CREATE INDEX duty_centre_arisen ON public.duty USING btree (centre_id, arisen_at DESC);
CREATE INDEX duty_open ON public.duty USING btree (centre_id) WHERE (fulfilled_at IS NULL);

create table duty_note (
  id uuid not null,
  duty_id uuid not null,
  body text not null,
  author_id uuid,
  at timestamp(3) with time zone not null,
  constraint duty_note_pkey PRIMARY KEY (id),
  constraint duty_note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint duty_note_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id)
);
CREATE INDEX duty_note_duty ON public.duty_note USING btree (duty_id);

create table duty_shift (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  post text not null,
  person_id uuid not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  constraint duty_shift_pkey PRIMARY KEY (id),
  constraint duty_shift_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint duty_shift_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint duty_shift_post_fkey FOREIGN KEY (post) REFERENCES post(key),
  constraint duty_shift_check CHECK (ends_at > starts_at AND ends_at <= (starts_at + '24:00:00'::interval))
);
CREATE INDEX duty_shift_person ON public.duty_shift USING btree (person_id, ends_at);
CREATE INDEX duty_shift_post ON public.duty_shift USING btree (centre_id, post, ends_at);

create table figure_cursor (
  only_row boolean not null default true,
  seq bigint not null,
  constraint figure_cursor_pkey PRIMARY KEY (only_row),
  constraint figure_cursor_only_row_check CHECK (only_row)
);

create table figure_version (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  month date not null,
  number integer not null,
  frozen_at timestamp(3) with time zone not null,
  frozen_by uuid not null,
  through_seq bigint not null,
  note text not null,
  constraint figure_version_pkey PRIMARY KEY (id),
  constraint figure_version_centre_id_month_number_key UNIQUE (centre_id, month, number),
  constraint figure_version_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint figure_version_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES person(id),
  constraint figure_version_number_check CHECK (number > 0)
);
CREATE TRIGGER figure_version_append_only BEFORE DELETE OR UPDATE ON figure_version FOR EACH ROW EXECUTE FUNCTION figure_version_is_append_only();
CREATE TRIGGER figure_version_no_truncate BEFORE TRUNCATE ON figure_version FOR EACH STATEMENT EXECUTE FUNCTION figure_version_is_append_only();

create table frozen_candidate_fact (
  version_id uuid not null,
  candidate_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  case_id uuid,
  occasion_id uuid,
  grp text not null,
  settled_at timestamp(3) with time zone not null,
  settled_month date not null,
  visited boolean not null,
  building_id uuid,
  constraint frozen_candidate_fact_pkey PRIMARY KEY (version_id, candidate_id),
  constraint frozen_candidate_fact_version_id_fkey FOREIGN KEY (version_id) REFERENCES figure_version(id)
);
CREATE TRIGGER frozen_candidate_fact_append_only BEFORE DELETE OR UPDATE ON frozen_candidate_fact FOR EACH ROW EXECUTE FUNCTION figure_version_is_append_only();
CREATE TRIGGER frozen_candidate_fact_no_truncate BEFORE TRUNCATE ON frozen_candidate_fact FOR EACH STATEMENT EXECUTE FUNCTION figure_version_is_append_only();

create table frozen_case_fact (
  version_id uuid not null,
  case_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  kind text not null,
  category text,
  validity text,
  severity text,
  building_id uuid,
  department text,
  post text not null,
  person_id uuid,
  received_at timestamp(3) with time zone not null,
  received_month date not null,
  received_weekday smallint not null,
  received_hour smallint not null,
  settled_at timestamp(3) with time zone,
  settled_month date,
  first_response_minutes integer,
  reply_minutes integer,
  answer_minutes integer,
  settle_minutes integer,
  reopened smallint not null,
  repeated boolean not null,
  collective boolean not null,
  constraint frozen_case_fact_pkey PRIMARY KEY (version_id, case_id),
  constraint frozen_case_fact_version_id_fkey FOREIGN KEY (version_id) REFERENCES figure_version(id)
);
CREATE TRIGGER frozen_case_fact_append_only BEFORE DELETE OR UPDATE ON frozen_case_fact FOR EACH ROW EXECUTE FUNCTION figure_version_is_append_only();
CREATE TRIGGER frozen_case_fact_no_truncate BEFORE TRUNCATE ON frozen_case_fact FOR EACH STATEMENT EXECUTE FUNCTION figure_version_is_append_only();

create table frozen_limit_fact (
  version_id uuid not null,
  obligation_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  rule_key text not null,
  strength text not null,
  outcome text not null,
  paused boolean not null,
  due_at timestamp(3) with time zone not null,
  due_month date not null,
  level smallint not null,
  building_id uuid,
  department text,
  post text not null,
  person_id uuid,
  constraint frozen_limit_fact_pkey PRIMARY KEY (version_id, obligation_id),
  constraint frozen_limit_fact_version_id_fkey FOREIGN KEY (version_id) REFERENCES figure_version(id)
);
CREATE TRIGGER frozen_limit_fact_append_only BEFORE DELETE OR UPDATE ON frozen_limit_fact FOR EACH ROW EXECUTE FUNCTION figure_version_is_append_only();
CREATE TRIGGER frozen_limit_fact_no_truncate BEFORE TRUNCATE ON frozen_limit_fact FOR EACH STATEMENT EXECUTE FUNCTION figure_version_is_append_only();

create table frozen_visit_fact (
  version_id uuid not null,
  callback_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  case_id uuid,
  occasion_id uuid,
  grp text not null,
  visited_at timestamp(3) with time zone not null,
  visited_month date not null,
  at_home boolean not null,
  satisfaction smallint,
  building_id uuid,
  person_id uuid,
  constraint frozen_visit_fact_pkey PRIMARY KEY (version_id, callback_id),
  constraint frozen_visit_fact_version_id_fkey FOREIGN KEY (version_id) REFERENCES figure_version(id)
);
CREATE TRIGGER frozen_visit_fact_append_only BEFORE DELETE OR UPDATE ON frozen_visit_fact FOR EACH ROW EXECUTE FUNCTION figure_version_is_append_only();
CREATE TRIGGER frozen_visit_fact_no_truncate BEFORE TRUNCATE ON frozen_visit_fact FOR EACH STATEMENT EXECUTE FUNCTION figure_version_is_append_only();

create table handover (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  covers_from timestamp(3) with time zone not null,
  after_seq bigint not null,
  through_seq bigint not null,
  handed_over_at timestamp(3) with time zone not null,
  handed_over_by uuid not null,
  handover_key text not null,
  on_duty jsonb not null,
  signed_at timestamp(3) with time zone,
  signed_by uuid,
  sign_key text,
  constraint handover_pkey PRIMARY KEY (id),
  constraint handover_centre_id_handed_over_at_key UNIQUE (centre_id, handed_over_at),
  constraint handover_handed_over_by_handover_key_key UNIQUE (handed_over_by, handover_key),
  constraint handover_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint handover_handed_over_by_fkey FOREIGN KEY (handed_over_by) REFERENCES person(id),
  constraint handover_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
  constraint handover_check CHECK (signed_by <> handed_over_by),
  constraint handover_check1 CHECK ((signed_at IS NULL) = (signed_by IS NULL))
);
CREATE UNIQUE INDEX handover_sign_key ON public.handover USING btree (signed_by, sign_key);
CREATE UNIQUE INDEX handover_unsigned ON public.handover USING btree (centre_id) WHERE (signed_at IS NULL);
CREATE TRIGGER handover_frozen BEFORE DELETE OR UPDATE ON handover FOR EACH ROW EXECUTE FUNCTION handover_is_frozen();

create table handover_line (
  handover_id uuid not null,
  part text not null,
  "position" integer not null,
  case_id uuid not null,
  facts jsonb not null,
  constraint handover_line_pkey PRIMARY KEY (handover_id, part, "position"),
  constraint handover_line_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint handover_line_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handover(id),
  constraint handover_line_part_check CHECK (part = ANY (ARRAY['LOG'::text, 'OPEN'::text]))
);
CREATE TRIGGER handover_line_frozen BEFORE DELETE OR UPDATE ON handover_line FOR EACH ROW EXECUTE FUNCTION handover_is_frozen();

create table handover_note (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  handover_id uuid,
  body text not null,
  author_id uuid not null,
  note_key text not null,
  at timestamp(3) with time zone not null,
  disposed_at timestamp(3) with time zone,
  constraint handover_note_pkey PRIMARY KEY (id),
  constraint handover_note_author_id_note_key_key UNIQUE (author_id, note_key),
  constraint handover_note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint handover_note_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint handover_note_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handover(id)
);
CREATE INDEX handover_note_handover ON public.handover_note USING btree (handover_id);
CREATE INDEX handover_note_open ON public.handover_note USING btree (centre_id) WHERE (handover_id IS NULL);

create table idempotency (
  person_id uuid not null,
  client_key text not null,
  request_hash text not null,
  case_id uuid,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  duty_id uuid,
  callback_id uuid,
  occasion_id uuid,
  complaint_report_id uuid,
  constraint idempotency_pkey PRIMARY KEY (person_id, client_key),
  constraint idempotency_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);

create table import_run (
  id uuid not null default uuidv7(),
  source text not null,
  file_name text not null,
  file_hash text not null,
  mapping jsonb not null,
  rows_read integer not null,
  rows_imported integer not null,
  rows_known integer not null,
  rows_refused integer not null,
  imported_at timestamp(3) with time zone not null default clock_timestamp(),
  imported_by uuid,
  kind text not null default 'CASES'::text,
  centre_id uuid,
  constraint import_run_pkey PRIMARY KEY (id),
  constraint import_run_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint import_run_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES person(id)
);

create table journal (
  n bigint not null generated always as identity,
  seq bigint,
  key text,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  actor_id uuid,
  at timestamp(3) with time zone not null,
  facts jsonb not null,
  obligation jsonb,
  historic boolean not null default false,
  constraint journal_pkey PRIMARY KEY (n)
);
CREATE INDEX journal_centre ON public.journal USING btree (centre_id, seq) WHERE (seq IS NOT NULL);
CREATE INDEX journal_dispatched ON public.journal USING btree (subject_id) WHERE (type = 'CaseDispatched'::text);
CREATE INDEX journal_lesson ON public.journal USING btree (centre_id) WHERE (((type = 'NoteAdded'::text) AND ((facts ->> 'about'::text) = 'LESSON'::text)) OR ((type = 'StepRecorded'::text) AND ((facts ->> 'step'::text) = 'EIGHT_PREVENTED'::text)));
CREATE INDEX journal_previous ON public.journal USING btree (((facts ->> 'previous'::text))) WHERE ((type = 'CaseReceived'::text) AND (facts ? 'previous'::text));
CREATE INDEX journal_recalculated ON public.journal USING btree (centre_id) WHERE (type = 'ObligationRecalculated'::text);
CREATE INDEX journal_subject ON public.journal USING btree (subject_id, n);
CREATE INDEX journal_unsealed ON public.journal USING btree (n) WHERE (seq IS NULL);
CREATE UNIQUE INDEX journal_key ON public.journal USING btree (key) WHERE (key IS NOT NULL);
CREATE UNIQUE INDEX journal_seq ON public.journal USING btree (seq) WHERE (seq IS NOT NULL);
CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_of_history BEFORE INSERT ON journal FOR EACH ROW WHEN (current_setting('guanjia.history'::text, true) = 'on'::text) EXECUTE FUNCTION journal_of_history();
alter table journal set (autovacuum_vacuum_scale_factor=0.01);

create table journal_head (
  only_row boolean not null default true,
  epoch text not null default substr(md5(((random())::text || (clock_timestamp())::text)), 1, 8),
  seq bigint not null default 0,
  constraint journal_head_pkey PRIMARY KEY (only_row),
  constraint journal_head_only_row_check CHECK (only_row)
);

create table lesson_reading (
  note_id uuid not null,
  person_id uuid not null,
  read_at timestamp(3) with time zone not null default app_now(),
  constraint lesson_reading_pkey PRIMARY KEY (note_id, person_id),
  constraint lesson_reading_note_id_fkey FOREIGN KEY (note_id) REFERENCES case_note(id),
  constraint lesson_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);

create table limit_cube (
  centre_id uuid,
  month date not null,
  audience text not null,
  subject_kind text not null,
  rule_key text not null,
  strength text not null,
  outcome text not null,
  level smallint not null,
  limits integer not null,
  constraint limit_cube_key UNIQUE NULLS NOT DISTINCT (centre_id, month, audience, subject_kind, rule_key, strength, outcome, level) INCLUDE (limits)
);

create table limit_fact (
  obligation_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  rule_key text not null,
  strength text not null,
  outcome text not null,
  paused boolean not null,
  due_at timestamp(3) with time zone not null,
  due_month date not null,
  level smallint not null,
  building_id uuid,
  department text,
  post text not null,
  person_id uuid,
  constraint limit_fact_pkey PRIMARY KEY (obligation_id),
  constraint limit_fact_outcome_check CHECK (outcome = ANY (ARRAY['ON_TIME'::text, 'LATE'::text, 'MISSED'::text, 'OWED'::text, 'EXCUSED'::text]))
);
CREATE INDEX limit_fact_broken ON public.limit_fact USING btree (centre_id, due_at) WHERE (outcome = ANY (ARRAY['LATE'::text, 'MISSED'::text]));
CREATE INDEX limit_fact_due ON public.limit_fact USING btree (centre_id, due_month);
CREATE INDEX limit_fact_owed ON public.limit_fact USING btree (centre_id, due_at) WHERE (outcome = 'OWED'::text);
CREATE INDEX limit_fact_subject ON public.limit_fact USING btree (subject_id);

create table notification (
  id uuid not null default uuidv7(),
  journal_seq bigint not null,
  channel_id uuid not null,
  case_id uuid,
  obligation_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  event text not null,
  step integer not null,
  level integer not null,
  post text not null,
  passed_over text not null,
  person_id uuid,
  language text not null,
  status text not null default 'WAITING'::text,
  not_before timestamp(3) with time zone not null,
  next_attempt_at timestamp(3) with time zone not null default clock_timestamp(),
  claimed_at timestamp(3) with time zone,
  claimed_until timestamp(3) with time zone,
  attempts integer not null default 0,
  message_id uuid,
  first_sent_uncertain boolean not null default false,
  last_error text,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  sent_at timestamp(3) with time zone,
  duty_id uuid,
  callback_id uuid,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_journal_seq_channel_id_key UNIQUE (journal_seq, channel_id),
  constraint notification_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback(id),
  constraint notification_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notification_channel(id),
  constraint notification_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id),
  constraint notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint notification_status_check CHECK (status = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'FAILED'::text, 'GIVEN_UP'::text])),
  constraint notification_subject CHECK (num_nonnulls(case_id, duty_id, callback_id) = 1)
);
CREATE INDEX notification_centre ON public.notification USING btree (centre_id, created_at DESC);
CREATE INDEX notification_message ON public.notification USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX notification_obligation ON public.notification USING btree (obligation_id);
CREATE INDEX notification_recent ON public.notification USING btree (channel_id, claimed_at DESC) WHERE (claimed_at IS NOT NULL);
CREATE INDEX notification_to_send ON public.notification USING btree (channel_id, created_at) WHERE (status = ANY (ARRAY['WAITING'::text, 'FAILED'::text]));

create table notification_channel (
  id uuid not null default uuidv7(),
  centre_id uuid,
  person_id uuid,
  post text,
  kind text not null,
  address text not null,
  secret text,
  language text not null default 'zh-CN'::text,
  quiet_from time without time zone,
  quiet_until time without time zone,
  set_by uuid,
  set_at timestamp(3) with time zone not null default app_now(),
  removed_at timestamp(3) with time zone,
  constraint notification_channel_pkey PRIMARY KEY (id),
  constraint notification_channel_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint notification_channel_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint notification_channel_post_fkey FOREIGN KEY (post) REFERENCES post(key),
  constraint notification_channel_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id),
  constraint notification_channel_check CHECK (person_id IS NULL OR post IS NULL),
  constraint notification_channel_check1 CHECK (centre_id IS NOT NULL OR person_id IS NOT NULL OR post IS NOT NULL),
  constraint notification_channel_check2 CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  constraint notification_channel_kind_check CHECK (kind = ANY (ARRAY['WECOM_ROBOT'::text, 'DINGTALK_ROBOT'::text, 'WEBHOOK'::text, 'MAIL'::text])),
  constraint notification_channel_language_check CHECK (language = ANY (ARRAY['zh-CN'::text, 'en'::text]))
);
CREATE INDEX notification_channel_person ON public.notification_channel USING btree (person_id) WHERE ((person_id IS NOT NULL) AND (removed_at IS NULL));

create table notification_cursor (
  only_row boolean not null default true,
  seq bigint not null,
  constraint notification_cursor_pkey PRIMARY KEY (only_row),
  constraint notification_cursor_only_row_check CHECK (only_row)
);

create table obligation (
  id uuid not null,
  subject_kind text not null default 'case'::text,
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  rule_key text not null,
  generation integer not null,
  sets text not null,
  strength text not null,
  status text not null,
  verdict text,
  owed_by text[] not null,
  clock_fact text not null,
  clock_from timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone not null,
  first_due_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  met_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  extension jsonb,
  pauses jsonb not null default '[]'::jsonb,
  steps jsonb not null,
  taken integer not null default 0,
  next_step_at timestamp(3) with time zone,
  next_effect text,
  level integer not null default 0,
  acknowledged_level integer not null default 0,
  acknowledged_at timestamp(3) with time zone,
  acknowledged_by uuid,
  historic boolean not null default false,
  not_before_at timestamp(3) with time zone,
  extension_request jsonb,
  constraint obligation_pkey PRIMARY KEY (id),
  constraint obligation_subject_id_rule_key_generation_key UNIQUE (subject_id, rule_key, generation),
  constraint obligation_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES person(id)
);
CREATE INDEX obligation_callback_step ON public.obligation USING btree (next_step_at) WHERE ((next_step_at IS NOT NULL) AND (subject_kind = 'callback'::text));
CREATE INDEX obligation_duty_step ON public.obligation USING btree (next_step_at) WHERE ((next_step_at IS NOT NULL) AND (subject_kind = 'duty'::text));
CREATE INDEX obligation_effect ON public.obligation USING btree (subject_id, next_step_at) WHERE (next_effect <> 'NOTIFY'::text);
CREATE INDEX obligation_next_step ON public.obligation USING btree (next_step_at) WHERE (next_step_at IS NOT NULL);
CREATE INDEX obligation_open ON public.obligation USING btree (centre_id, due_at) WHERE (status = 'OPEN'::text);
alter table obligation set (autovacuum_vacuum_scale_factor=0.01);

create table person (
  id uuid not null default uuidv7(),
  login text not null,
  name_zh text not null,
  name_en text not null,
  password_hash text not null,
  language text not null default 'zh-CN'::text,
  disabled_at timestamp(3) with time zone,
  preferences jsonb not null default '{}'::jsonb,
  must_change_password boolean not null default false,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_login_key UNIQUE (login),
  constraint person_language_check CHECK (language = ANY (ARRAY['zh-CN'::text, 'en'::text]))
);

create table policy_adoption (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  policy_set_id uuid not null,
  effective_from timestamp(3) with time zone not null,
  recorded_by uuid,
  constraint policy_adoption_pkey PRIMARY KEY (id),
  constraint policy_adoption_centre_id_effective_from_key UNIQUE (centre_id, effective_from),
  constraint policy_adoption_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint policy_adoption_policy_set_id_fkey FOREIGN KEY (policy_set_id) REFERENCES policy_set(id),
  constraint policy_adoption_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id)
);

create table policy_set (
  id uuid not null default uuidv7(),
  content_hash text not null,
  body jsonb not null,
  constraint policy_set_pkey PRIMARY KEY (id),
  constraint policy_set_content_hash_key UNIQUE (content_hash)
);

create table policy_version (
  id uuid not null default uuidv7(),
  pack_key text not null,
  area text not null,
  version integer not null,
  content_hash text not null,
  body jsonb not null,
  published_at timestamp(3) with time zone not null default app_now(),
  constraint policy_version_pkey PRIMARY KEY (id),
  constraint policy_version_pack_key_content_hash_key UNIQUE (pack_key, content_hash),
  constraint policy_version_pack_key_version_key UNIQUE (pack_key, version)
);

create table post (
  key text not null,
  name_zh text not null,
  name_en text not null,
  reports_to text,
  company_wide boolean not null default false,
  ordinal integer not null default 0,
  constraint post_pkey PRIMARY KEY (key),
  constraint post_reports_to_fkey FOREIGN KEY (reports_to) REFERENCES post(key)
);

create table post_capability (
  post text not null,
  capability text not null,
  constraint post_capability_pkey PRIMARY KEY (post, capability),
  constraint post_capability_post_fkey FOREIGN KEY (post) REFERENCES post(key)
);

create table post_holding (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  post text not null,
  centre_id uuid,
  held_from timestamp(3) with time zone not null,
  held_until timestamp(3) with time zone,
  acting boolean not null default false,
  constraint post_holding_pkey PRIMARY KEY (id),
  constraint post_holding_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint post_holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint post_holding_post_fkey FOREIGN KEY (post) REFERENCES post(key),
  constraint post_holding_check CHECK (held_until IS NULL OR held_until > held_from)
);
CREATE INDEX post_holding_person ON public.post_holding USING btree (person_id);
CREATE INDEX post_holding_post ON public.post_holding USING btree (post, centre_id);

create table public_area (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  name_zh text not null,
  name_en text not null,
  version integer not null default 1,
  closed_from date,
  pinyin text,
  constraint public_area_pkey PRIMARY KEY (id),
  constraint public_area_centre_id_name_zh_key UNIQUE (centre_id, name_zh),
  constraint public_area_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id)
);
CREATE TRIGGER public_area_spelling BEFORE UPDATE OF name_zh ON public_area FOR EACH ROW WHEN (old.name_zh IS DISTINCT FROM new.name_zh) EXECUTE FUNCTION name_is_spelled_anew();

create table resident (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  unit_id uuid not null,
  name text not null,
  telephone text not null,
  owner boolean not null default true,
  version integer not null default 1,
  moved_out_on date,
  pinyin text,
  erased_at timestamp(3) with time zone,
  constraint resident_pkey PRIMARY KEY (id),
  constraint resident_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint resident_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX resident_telephone ON public.resident USING btree (telephone);
CREATE INDEX resident_unit ON public.resident USING btree (unit_id);
CREATE INDEX resident_unspelled ON public.resident USING btree (id) WHERE (pinyin IS NULL);
CREATE TRIGGER resident_spelling BEFORE UPDATE OF name ON resident FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION name_is_spelled_anew();

create table resident_link (
  id uuid not null default uuidv7(),
  token_hash bytea not null,
  case_id uuid not null,
  household_id uuid,
  days integer not null,
  created_by uuid not null,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  revoked_at timestamp(3) with time zone,
  revoked_by uuid,
  constraint resident_link_pkey PRIMARY KEY (id),
  constraint resident_link_token_hash_key UNIQUE (token_hash),
  constraint resident_link_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id),
  constraint resident_link_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint resident_link_household_id_fkey FOREIGN KEY (household_id) REFERENCES case_household(id),
  constraint resident_link_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id),
  constraint resident_link_check CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  constraint resident_link_days_check CHECK (days > 0),
  constraint resident_link_token_hash_check CHECK (length(token_hash) = 32)
);
CREATE INDEX resident_link_case ON public.resident_link USING btree (case_id);

create table saved_filter (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  name text not null,
  search text not null,
  constraint saved_filter_pkey PRIMARY KEY (id),
  constraint saved_filter_name UNIQUE (person_id, name),
  constraint saved_filter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint saved_filter_name_check CHECK (name <> ''::text)
);

create table service_case (
  id uuid not null,
  number text not null,
  centre_id uuid not null,
  policy_set_id uuid not null,
  version integer not null default 1,
  status text not null,
  kind text not null,
  channel text not null,
  urgent boolean not null default false,
  category text,
  validity text,
  severity text,
  matter text not null,
  description text not null default ''::text,
  unit_id uuid,
  public_area_id uuid,
  place_text text,
  resident_id uuid,
  anonymous boolean not null default false,
  caller_name text,
  caller_telephone text,
  received_at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null,
  received_by_post text not null,
  received_by_name text,
  recorded_by uuid,
  late_record_reason text,
  class_from timestamp(3) with time zone not null,
  classified_at timestamp(3) with time zone,
  resident_deadline timestamp(3) with time zone,
  agreed_reply_at timestamp(3) with time zone,
  stated_due_at timestamp(3) with time zone,
  owner_post text not null,
  owner_person_id uuid,
  responsible_department text,
  first_response_at timestamp(3) with time zone,
  replied_at timestamp(3) with time zone,
  definite_answer_at timestamp(3) with time zone,
  settled_at timestamp(3) with time zone,
  settled_by uuid,
  closed_at timestamp(3) with time zone,
  longer_limit_moves integer not null default 0,
  audience text not null default 'CENTRE'::text,
  historic boolean not null default false,
  source_key text,
  last_event text not null,
  last_event_at timestamp(3) with time zone not null,
  calendar_version integer,
  disposed_at timestamp(3) with time zone,
  constraint service_case_pkey PRIMARY KEY (id),
  constraint service_case_number_key UNIQUE (number),
  constraint service_case_source_key_key UNIQUE (source_key),
  constraint service_case_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint service_case_owner_person_id_fkey FOREIGN KEY (owner_person_id) REFERENCES person(id),
  constraint service_case_policy_set_id_fkey FOREIGN KEY (policy_set_id) REFERENCES policy_set(id),
  constraint service_case_public_area_id_fkey FOREIGN KEY (public_area_id) REFERENCES public_area(id),
  constraint service_case_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint service_case_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  constraint service_case_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id),
  constraint service_case_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX service_case_area ON public.service_case USING btree (public_area_id) WHERE (public_area_id IS NOT NULL);
CREATE INDEX service_case_calendar ON public.service_case USING btree (centre_id, calendar_version) WHERE (calendar_version IS NOT NULL);
CREATE INDEX service_case_centre_received ON public.service_case USING btree (centre_id, received_at);
CREATE INDEX service_case_open ON public.service_case USING btree (centre_id, received_at) WHERE ((status <> 'CLOSED'::text) AND (NOT historic));
CREATE INDEX service_case_resident ON public.service_case USING btree (resident_id) WHERE (resident_id IS NOT NULL);
CREATE INDEX service_case_text ON public.service_case USING gin (number gin_trgm_ops, matter gin_trgm_ops, description gin_trgm_ops, place_text gin_trgm_ops, caller_name gin_trgm_ops, regexp_replace(caller_telephone, '\D'::text, ''::text, 'g'::text) gin_trgm_ops);
CREATE INDEX service_case_to_dispose ON public.service_case USING btree (centre_id, closed_at) WHERE (disposed_at IS NULL);
CREATE INDEX service_case_unit ON public.service_case USING btree (unit_id) WHERE (unit_id IS NOT NULL);
alter table service_case set (fillfactor=85);

create table service_centre (
  id uuid not null default uuidv7(),
  code text not null,
  name_zh text not null,
  name_en text not null,
  zone text not null default 'Asia/Shanghai'::text,
  ordinal integer not null default 0,
  duties_from timestamp(3) with time zone,
  duties_opened_until timestamp(3) with time zone,
  version integer not null default 1,
  closed_from date,
  callbacks_looked_until timestamp(3) with time zone,
  constraint service_centre_pkey PRIMARY KEY (id),
  constraint service_centre_code_key UNIQUE (code)
);

create table session (
  id uuid not null default uuidv7(),
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  last_seen_at timestamp(3) with time zone not null default clock_timestamp(),
  expires_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone,
  device text not null default ''::text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX session_person ON public.session USING btree (person_id);

create table set_up_token (
  token_hash bytea not null,
  made_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint set_up_token_pkey PRIMARY KEY (token_hash)
);

create table unit (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  building_id uuid not null,
  number text not null,
  handed_over_on date,
  version integer not null default 1,
  closed_from date,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_building_id_number_key UNIQUE (building_id, number),
  constraint unit_building_id_fkey FOREIGN KEY (building_id) REFERENCES building(id),
  constraint unit_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id)
);

create table visit_cube (
  centre_id uuid,
  month date not null,
  audience text not null,
  grp text not null,
  visits integer not null,
  at_home integer not null,
  answered integer not null,
  content integer not null,
  constraint visit_cube_key UNIQUE NULLS NOT DISTINCT (centre_id, month, audience, grp) INCLUDE (visits, at_home, answered, content)
);

create table visit_fact (
  callback_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  case_id uuid,
  occasion_id uuid,
  grp text not null,
  visited_at timestamp(3) with time zone not null,
  visited_month date not null,
  at_home boolean not null,
  satisfaction smallint,
  building_id uuid,
  person_id uuid,
  constraint visit_fact_pkey PRIMARY KEY (callback_id)
);
CREATE INDEX visit_fact_case ON public.visit_fact USING btree (case_id);
CREATE INDEX visit_fact_visited ON public.visit_fact USING btree (centre_id, visited_month);

create table wall (
  id uuid not null default uuidv7(),
  token_hash bytea not null,
  name text not null,
  language text not null,
  created_by uuid not null,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  expires_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone,
  revoked_by uuid,
  last_seen_at timestamp(3) with time zone,
  constraint wall_pkey PRIMARY KEY (id),
  constraint wall_token_hash_key UNIQUE (token_hash),
  constraint wall_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint wall_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id),
  constraint wall_check CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  constraint wall_language_check CHECK (language = ANY (ARRAY['zh-CN'::text, 'en'::text])),
  constraint wall_token_hash_check CHECK (length(token_hash) = 32)
);

create table wall_centre (
  wall_id uuid not null,
  centre_id uuid not null,
  constraint wall_centre_pkey PRIMARY KEY (wall_id, centre_id),
  constraint wall_centre_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES service_centre(id),
  constraint wall_centre_wall_id_fkey FOREIGN KEY (wall_id) REFERENCES wall(id)
);

CREATE OR REPLACE FUNCTION public.access_log_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_setting('guanjia.redaction', true) = 'on'
     and (new.id, new.at, new.person_id, new.act, new.subject_kind, new.subject_id) is not distinct from (old.id, old.at, old.person_id, old.act, old.subject_kind, old.subject_id) then
    return new;
  end if;
  raise exception 'the access log is append-only' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.adjust_clock(by interval)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
begin
  if by < interval '0' then
    raise exception 'the clock goes forward only' using errcode = '22023';
  end if;
  update clock set shift = shift + by, ever_adjusted = true;
  perform pg_notify('guanjia_clock', '');
  return app_now();
end $function$
;

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
declare
  stated text := current_setting('guanjia.business_time', true);
begin
  if stated is not null and stated <> '' then
    return stated::timestamptz(3);
  end if;
  return date_trunc('milliseconds', clock_timestamp() + (select shift from clock));
end $function$
;

CREATE OR REPLACE FUNCTION public.callback_archive_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an archived month stays as it was' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.centre_calendar_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'versions of a calendar are kept as they were' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.complaint_report_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_setting('guanjia.redaction', true) = 'on'
     and (new.id, new.centre_id, new.month, new.version, new.figures, new.through_seq, new.filled_by, new.filled_at, new.read_by, new.read_at, new.sent_by, new.sent_at, new.duty_id)
       is not distinct from (old.id, old.centre_id, old.month, old.version, old.figures, old.through_seq, old.filled_by, old.filled_at, old.read_by, old.read_at, old.sent_by, old.sent_at, old.duty_id) then
    return new;
  end if;
  raise exception 'a report that was sent stays as it was sent' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.complaint_report_line_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from complaint_report r where r.sent_at is not null and r.id = old.report_id) then
    raise exception 'a report that was sent stays as it was sent' using errcode = '55000';
  end if;
  return coalesce(new, old);
end $function$
;

CREATE OR REPLACE FUNCTION public.figure_version_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_setting('guanjia.redaction', true) = 'on' and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then
    return new;
  end if;
  raise exception 'a frozen version of figures stays as it is' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.handover_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'handover' and tg_op = 'UPDATE' then
    if old.signed_at is null and new.signed_at is not null
       and (new.id, new.centre_id, new.covers_from, new.after_seq, new.through_seq, new.handed_over_at, new.handed_over_by, new.handover_key, new.on_duty)
           is not distinct from
           (old.id, old.centre_id, old.covers_from, old.after_seq, old.through_seq, old.handed_over_at, old.handed_over_by, old.handover_key, old.on_duty) then
      return new;
    end if;
  end if;
  raise exception 'a hand-over is frozen' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.journal_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
     and (new.n, new.key, new.type, new.subject_kind, new.subject_id, new.centre_id, new.audience, new.actor_id, new.at, new.facts, new.obligation, new.historic)
         is not distinct from
         (old.n, old.key, old.type, old.subject_kind, old.subject_id, old.centre_id, old.audience, old.actor_id, old.at, old.facts, old.obligation, old.historic) then
    return new;
  end if;
  raise exception 'the journal is append-only' using errcode = '55000';
end $function$
;

CREATE OR REPLACE FUNCTION public.journal_of_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin new.historic := true; return new; end $function$
;

CREATE OR REPLACE FUNCTION public.name_is_spelled_anew()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin new.pinyin := null; return new; end $function$
;

CREATE OR REPLACE FUNCTION public.seal()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  head bigint;
  sealed bigint;
begin
  if not exists (select from journal where seq is null) then
    return 0;
  end if;
  select seq into head from journal_head for update;
  with unsealed as (
    select n, row_number() over (order by n) as position from journal where seq is null
  ), numbered as (
    update journal j set seq = head + u.position from unsealed u where j.n = u.n returning 1
  )
  select count(*) into sealed from numbered;
  if sealed > 0 then
    update journal_head set seq = head + sealed;
    perform pg_notify('guanjia_journal', (head + sealed)::text);
  end if;
  return sealed;
end $function$
;
