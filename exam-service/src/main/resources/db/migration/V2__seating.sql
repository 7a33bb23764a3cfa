-- A session: one subject, one room, one time.
create table exam_session (
    id        uuid        primary key,
    batch_id  uuid        not null,
    subject   text        not null
              check (subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    site      text        not null,
    room      text        not null,
    seats     integer     not null check (seats between 1 and 5000),
    starts_at timestamptz not null,
    constraint exam_session_one_per_room_and_time unique (site, room, starts_at)
);

create index exam_session_by_batch on exam_session (batch_id);

-- Who sits where. Never two at one seat, never one person twice in a subject.
create table seat (
    registration_id uuid    not null references exam_entry (registration_id),
    subject         text    not null
                    check (subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    session_id      uuid    not null references exam_session (id),
    number          integer not null check (number > 0),
    constraint seat_once_per_subject primary key (registration_id, subject),
    constraint seat_taken_once unique (session_id, number)
);
