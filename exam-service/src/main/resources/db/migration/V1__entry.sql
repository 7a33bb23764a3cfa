create table exam_entry (
    registration_id     uuid     primary key,
    version             bigint   not null,
    registration_number text     not null,
    person_id           uuid     not null,
    holder_digest       text     not null,
    batch_id            uuid     not null,
    occupation_code     text     not null,
    level               smallint not null,
    attempt             text     not null,
    registered_on       date     not null,
    status              text     not null,
    resit_of            uuid,
    subjects            text[]   not null default '{}',
    site                text,
    cohort_id           uuid,
    extra_minutes       smallint not null default 0,
    accessible_room     boolean  not null default false,
    encrypted_name      text,
    name_corrected      boolean  not null default false,
    encrypted_document  text,
    acting_accounts     text[]   not null default '{}',
    constraint exam_entry_level_1_to_5 check (level between 1 and 5),
    constraint exam_entry_known_attempt check (attempt in ('FIRST', 'RESIT')),
    constraint exam_entry_known_status check (
        status in ('CONFIRMED', 'SEATED', 'PUBLISHED', 'CERTIFIED', 'CANCELLED')),
    constraint exam_entry_resit_names_subjects check (
        (attempt = 'RESIT') = (resit_of is not null and cardinality(subjects) > 0)),
    constraint exam_entry_extra_minutes_bounded check (extra_minutes between 0 and 120)
);

comment on table exam_entry is
    'A candidate (考生) of a batch: one row per confirmed registration. Written from the events of registration-service.';
comment on column exam_entry.holder_digest is 'Keyed digest of the identity document.';
comment on column exam_entry.resit_of is
    'The registration whose subjects this resit (补考) repeats; its other passes are retained (EXM-07, EXM-08).';
comment on column exam_entry.subjects is
    'The subjects of a resit; empty for a first attempt, which has all subjects of the level.';
comment on column exam_entry.extra_minutes is 'Extra time as a reasonable accommodation (合理便利).';
comment on column exam_entry.name_corrected is
    'Whether the name is the one of the event that corrected it, and not the one of the confirmation.';
comment on column exam_entry.encrypted_name is 'The name as the event carried it, encrypted under the person''s key; null once it is erased.';
comment on column exam_entry.encrypted_document is
    'Type and masked number of the identity document as the event carried them, encrypted.';
comment on column exam_entry.acting_accounts is
    'Keyed digests of the accounts that may act for this registration, as its confirmation stated them.';

create index exam_entry_by_batch on exam_entry (batch_id, registration_number);
create index exam_entry_by_holder on exam_entry (holder_digest);
create index exam_entry_by_acting_account on exam_entry using gin (acting_accounts);
create index exam_entry_to_publish on exam_entry (batch_id, status, registration_number);

create table exam_period (
    batch_id  uuid primary key,
    exam_from date not null,
    exam_to   date not null,
    constraint exam_period_in_order check (exam_to >= exam_from)
);

comment on table exam_period is
    'The announced days of a batch''s exam, in which its sessions take place. '
    'Written from the events of registration-service.';

create table holder_account (
    holder_digest  text        not null,
    account_digest text        not null,
    bound_at       timestamptz not null,
    constraint holder_account_once primary key (holder_digest, account_digest)
);

comment on table holder_account is
    'Which accounts are bound to which holder: they may act for all registrations and certificates of the holder. '
    'Written from the events of registration-service.';

create index holder_account_by_account on holder_account (account_digest);

create table released_account (
    holder_digest  text not null,
    account_digest text not null,
    constraint released_account_once primary key (holder_digest, account_digest)
);

comment on table released_account is
    'Which accounts were replaced for which holder: they may not act, even if a confirmation that arrives later names them. '
    'Written from the events of registration-service.';

create table training (
    enrolment_id   uuid     primary key,
    person_id      uuid     not null,
    institution_id uuid     not null,
    level          smallint not null,
    enrolled_on    date     not null,
    constraint training_level_1_to_5 check (level between 1 and 5)
);

comment on table training is
    'Which institution trains which person (考培分离, EXM-13). Written from the events of registration-service.';

create index training_by_person on training (person_id, institution_id);
