-- A registration's whole way: returned for correction, reviewed by one registrar at a time, a resit of an earlier one.
alter table registration drop constraint registration_status_check;
alter table registration
    add constraint registration_status_check check (status in (
        'UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED', 'INELIGIBLE', 'LAPSED', 'WITHDRAWN', 'CANCELLED')),
    add column round         integer not null default 1 check (round between 1 and 100),
    add column resit_of      uuid references registration (id),
    add column subjects      text[] not null default '{}',
    add column commitment    text   not null default 'unknown',
    add column committed_by  text   not null default 'unknown',
    add column committed_at  timestamptz,
    add column reviewer      text,
    add column reviewer_until timestamptz,
    add constraint registration_resit_names_subjects
        check ((attempt = 'RESIT') = (resit_of is not null) and (attempt = 'RESIT') = (cardinality(subjects) > 0)),
    add constraint registration_reviewer_has_a_limit check ((reviewer is null) = (reviewer_until is null));

-- REG-13 holds while a registration is being corrected too.
drop index registration_live_once;
create unique index registration_live_once
    on registration (person_id, occupation_code, level, batch_id)
    where status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED');

-- EXM-08: one resit, and only one.
create unique index registration_one_resit
    on registration (resit_of)
    where status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED', 'CONFIRMED');

-- The queue of a batch: oldest first.
create index registration_review_queue on registration (batch_id, number) where status = 'UNDER_REVIEW';

-- Who changed the status, when and why: appended only.
create table registration_status_change (
    id              uuid        primary key,
    registration_id uuid        not null references registration (id),
    from_status     text,
    to_status       text        not null,
    at              timestamptz not null,
    by_account      text        not null,
    by_role         text        not null,
    reason          text,
    documents       text[]      not null default '{}'
);

create index registration_status_change_of on registration_status_change (registration_id, id);

create trigger registration_status_change_is_kept
    before update or delete on registration_status_change
    for each row execute function audit_entry_is_append_only();

-- A decision may be made again: after a correction, or with facts a registrar has corrected.
alter table eligibility_decision
    add column decided_by text not null default 'unknown',
    add column reason     text;
