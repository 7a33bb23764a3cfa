-- What the arrangement looks at: who sits side by side, whom a room can take, and how long it is at hand.
create extension if not exists btree_gist;

alter table exam_session
    add column seats_per_row integer     not null default 1 check (seats_per_row between 1 and 5000),
    add column accessible    boolean     not null default false,
    add column ends_at       timestamptz not null default now();

update exam_session set ends_at = starts_at + interval '2 hours';

alter table exam_session
    alter column seats_per_row drop default,
    alter column accessible drop default,
    alter column ends_at drop default,
    add constraint exam_session_ends_later check (ends_at > starts_at),
    drop constraint exam_session_one_per_room_and_time,
    add constraint exam_session_one_per_room_and_time
        exclude using gist (site with =, room with =, tstzrange(starts_at, ends_at) with &&);

create index seat_by_session on seat (session_id);
