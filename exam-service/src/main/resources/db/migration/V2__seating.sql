-- Lets a GiST exclusion constraint compare text with =.
create extension if not exists btree_gist;

create table exam_session (
    id                uuid        primary key,
    batch_id          uuid        not null,
    subject           text        not null,
    site              text        not null,
    room              text        not null,
    seats             integer     not null,
    starts_at         timestamptz not null,
    seats_per_row     integer     not null,
    accessible        boolean     not null,
    ends_at           timestamptz not null,
    cancelled_at      timestamptz,
    cancelled_by      text,
    cancelled_because text,
    constraint exam_session_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint exam_session_1_to_5000_seats check (seats between 1 and 5000),
    constraint exam_session_1_to_5000_seats_per_row check (seats_per_row between 1 and 5000),
    constraint exam_session_ends_later check (ends_at > starts_at),
    constraint exam_session_cancelled_whole check (
        (cancelled_at is null) = (cancelled_because is null) and (cancelled_at is null) = (cancelled_by is null)),
    constraint exam_session_one_per_room_and_time
        exclude using gist (site with =, room with =, tstzrange(starts_at, ends_at) with &&)
        where (cancelled_at is null)
);

comment on table exam_session is
    'A session: one subject in one room at one time. '
    'A session that a public emergency cancels (REG-12) releases its room.';
comment on column exam_session.accessible is 'Whether the room is accessible to everybody.';
comment on column exam_session.ends_at is 'Until when the room is available, extra time included.';

create index exam_session_by_batch on exam_session (batch_id);

create table seat (
    registration_id uuid    not null,
    subject         text    not null,
    session_id      uuid    not null,
    number          integer not null,
    constraint seat_once_per_subject primary key (registration_id, subject),
    constraint seat_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint seat_in_session foreign key (session_id) references exam_session (id),
    constraint seat_taken_once unique (session_id, number),
    constraint seat_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint seat_number_positive check (number > 0)
);

comment on table seat is 'The seat of a candidate for a subject.';
