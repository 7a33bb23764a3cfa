-- A session that a public emergency prevents (REG-12): it keeps no room, and nobody is absent from it.
alter table exam_session
    add column cancelled_at timestamptz,
    add column cancelled_by text,
    add column cancelled_because text,
    add constraint exam_session_cancelled_whole check (
        (cancelled_at is null) = (cancelled_because is null) and (cancelled_at is null) = (cancelled_by is null)),
    drop constraint exam_session_one_per_room_and_time,
    add constraint exam_session_one_per_room_and_time
        exclude using gist (site with =, room with =, tstzrange(starts_at, ends_at) with &&)
        where (cancelled_at is null);

-- Who came: told by the door, or by a signed list that was ticked off without a network. Once, however often it is told.
create table check_in (
    registration_id uuid        not null references exam_entry (registration_id),
    session_id      uuid        not null references exam_session (id),
    checked_in_at   timestamptz not null,
    offline         boolean     not null,
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    constraint check_in_once primary key (session_id, registration_id)
);

-- Misconduct (违纪): the score of the subject is void.
create table misconduct (
    id              uuid        primary key,
    registration_id uuid        not null references exam_entry (registration_id),
    subject         text        not null
                    check (subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    reason          text        not null,
    decided_by      text        not null,
    decided_at      timestamptz not null,
    constraint misconduct_once_per_subject unique (registration_id, subject)
);
