create sequence registration_number;

create table registration (
    id                uuid           primary key,
    version           bigint         not null,
    number            bigint         not null,
    batch_id          uuid           not null,
    person_id         uuid           not null,
    cohort_id         uuid,
    occupation_code   text           not null,
    level             smallint       not null,
    attempt           text           not null,
    status            text           not null,
    registered_by     text           not null,
    registered_on     date           not null,
    registered_as     text           not null,
    possible_duplicate boolean      not null default false,
    name_differs      boolean        not null default false,
    encrypted_name    bytea,
    approved_by       text,
    lapse_cause       text,
    ended_for_emergency boolean     not null default false,
    sponsor_reference text,
    site_id           uuid,
    fee               numeric(11, 2) not null default 0,
    round             integer        not null default 1,
    resit_of          uuid,
    subjects          text[]         not null default '{}',
    commitment        text           not null,
    committed_by      text           not null,
    committed_at      timestamptz,
    reviewer          text,
    reviewer_until    timestamptz,
    paid_order        uuid,
    moved_from        uuid,
    decided_with      uuid,
    extra_minutes     smallint       not null default 0,
    accessible_room   boolean        not null default false,
    reference         text,
    changed_in        bigint         not null,
    constraint registration_number_once unique (number),
    constraint registration_of_batch foreign key (batch_id) references exam_batch (id),
    constraint registration_of_person foreign key (person_id) references person (id),
    constraint registration_at_site foreign key (site_id) references exam_site (id),
    constraint registration_resit_of_another foreign key (resit_of) references registration (id),
    constraint registration_moved_from_another foreign key (moved_from) references registration (id),
    constraint registration_decided_with_another foreign key (decided_with) references registration (id),
    constraint registration_level_1_to_5 check (level between 1 and 5),
    constraint registration_known_attempt check (attempt in ('FIRST', 'RESIT')),
    constraint registration_known_status check (status in (
        'UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED', 'INELIGIBLE', 'LAPSED', 'WITHDRAWN', 'CANCELLED')),
    constraint registration_confirmed_is_paid check (
        status <> 'CONFIRMED' or sponsor_reference is not null or paid_order is not null),
    constraint registration_known_lapse_cause check (lapse_cause in ('UNPAID', 'NOT_REVIEWED', 'NOT_CORRECTED')),
    constraint registration_lapsed_has_a_cause check ((status = 'LAPSED') = (lapse_cause is not null)),
    constraint registration_known_registrant check (registered_as in ('PARTNER', 'HOLDER', 'UNVERIFIED')),
    constraint registration_possible_duplicate_is_not_approved check (
        not possible_duplicate or status not in ('APPROVED', 'CONFIRMED')),
    constraint registration_approved_by_another check (approved_by <> registered_by),
    constraint registration_fee_not_negative check (fee >= 0),
    constraint registration_round_1_to_100 check (round between 1 and 100),
    constraint registration_resit_names_subjects check (
        (attempt = 'RESIT') = (resit_of is not null) and (attempt = 'RESIT') = (cardinality(subjects) > 0)),
    constraint registration_reviewer_has_a_limit check ((reviewer is null) = (reviewer_until is null)),
    constraint registration_extra_minutes_bounded check (extra_minutes between 0 and 120),
    constraint registration_reference_form check (reference ~ '^[!-~]{1,64}$')
);

comment on table registration is 'A registration (报名) of one person for one occupation, level and batch.';
comment on column registration.registered_by is 'The account that owns the registration.';
comment on column registration.registered_as is
    'In what capacity the account registered the person; of UNVERIFIED ones only what they have stated counts.';
comment on column registration.possible_duplicate is
    'Whether the person had a live registration of another account: a registrar decides which of them counts (REG-13).';
comment on column registration.name_differs is 'Whether the stated name was another than the one on record.';
comment on column registration.encrypted_name is 'The name as stated, encrypted; erased with that of the person.';
comment on column registration.sponsor_reference is 'Reference of the sponsor who pays instead of the candidate.';
comment on column registration.fee is 'The exam fee in yuan on the day of registration.';
comment on column registration.round is
    'How many times the registration was submitted: 1, and 1 more for each correction (补正).';
comment on column registration.subjects is
    'The subjects of a resit (补考); empty for a first attempt, which has all subjects of the level.';
comment on column registration.commitment is 'Version of the commitment (承诺) that the applicant signed.';
comment on column registration.reviewer is 'The registrar who has taken the case, until reviewer_until at the latest.';
comment on column registration.moved_from is
    'The registration that this one replaces after a public emergency (REG-12).';
comment on column registration.ended_for_emergency is
    'Whether it was refunded or moved for a public emergency (REG-12). A result that arrives later reinstates it.';
comment on column registration.decided_with is
    'The earlier registration whose eligibility decision counts for this resit or moved registration.';
comment on column registration.reference is
    'The registering account''s own reference; erased with the person.';
comment on column registration.changed_in is 'The number of the transaction that has changed the row last.';
comment on column registration.extra_minutes is 'Extra time as a reasonable accommodation (合理便利).';

-- REG-13
create unique index registration_live_once
    on registration (person_id, occupation_code, level, batch_id)
    where status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED') and not possible_duplicate;
create unique index registration_possible_duplicate_once
    on registration (person_id, occupation_code, level, batch_id, registered_by)
    where status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED') and possible_duplicate;

-- EXM-08
create unique index registration_one_resit
    on registration (resit_of)
    where status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED');

-- REG-12
create unique index registration_moved_once on registration (moved_from);

-- The review queue of a batch is served oldest first.
create index registration_review_queue on registration (batch_id, number) where status = 'UNDER_REVIEW';
create index registration_lapsed on registration (lapse_cause, id) where status = 'LAPSED';
create index registration_by_batch on registration (batch_id, id);
create index registration_by_registrant on registration (registered_by, id);
create index registration_by_cohort on registration (cohort_id, id);
create index registration_by_person on registration (person_id);
create index registration_by_reference on registration (reference, id) where reference is not null;
create index registration_by_change on registration (changed_in);

create trigger registration_notes_change
    before insert or update on registration
    for each row execute function notes_change();

create table registration_status_change (
    id              uuid        primary key,
    registration_id uuid        not null,
    from_status     text,
    to_status       text        not null,
    at              timestamptz not null,
    by_account      text        not null,
    by_role         text        not null,
    reason          text,
    documents       text[]      not null default '{}',
    constraint registration_status_change_of_registration foreign key (registration_id) references registration (id)
);

comment on table registration_status_change is
    'The status history of a registration: who changed the status, when and why. '
    'Rows are only ever inserted; the reason and the account of a forgotten person are erased.';
comment on column registration_status_change.from_status is 'Null in the first row of a registration.';
comment on column registration_status_change.documents is
    'Codes of the documents to correct, when the registration was returned.';

create index registration_status_change_of on registration_status_change (registration_id, id);

create trigger registration_status_change_is_append_only
    before delete or truncate on registration_status_change
    for each statement execute function is_append_only();

create trigger registration_status_change_allows_only_erasure
    before update on registration_status_change
    for each row execute function allows_only_erasure('by_account', 'reason');

create table eligibility_decision (
    id              uuid        primary key,
    registration_id uuid        not null,
    eligible        boolean     not null,
    policy_name     text        not null,
    policy_version  text        not null,
    decided_for     date        not null,
    decided_at      timestamptz not null,
    facts           jsonb       not null,
    routes          jsonb       not null,
    reasons         text[]      not null,
    findings        jsonb       not null,
    decided_by      text        not null,
    reason          text,
    constraint eligibility_decision_of_registration foreign key (registration_id) references registration (id)
);

comment on table eligibility_decision is
    'An eligibility decision with its facts, findings and policy version, so that it can be replayed. '
    'After a correction, or with facts that a registrar has corrected, a registration is decided again.';
comment on column eligibility_decision.decided_for is 'The day whose rules decided.';
comment on column eligibility_decision.routes is 'Codes of the application routes (申报条件) that are met.';
comment on column eligibility_decision.reasons is 'Codes of the rules that are not met; empty if eligible.';
comment on column eligibility_decision.reason is 'Why it was decided again; null for the first decision.';

create index eligibility_decision_by_registration on eligibility_decision (registration_id, decided_at);
