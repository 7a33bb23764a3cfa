create table event_resend (
    id            uuid        primary key,
    from_position bigint      not null,
    to_position   bigint      not null,
    next_position bigint      not null,
    reason        text        not null,
    requested_by  text        not null,
    requested_at  timestamptz not null default now(),
    sent          bigint      not null default 0,
    finished_at   timestamptz,
    constraint event_resend_of_at_most_10_million_positions
        check (to_position - from_position between -1 and 9999999)
);

comment on table event_resend is
    'Requests to publish logged events again, with the same ids, for readers that were restored to an earlier moment.';
comment on column event_resend.next_position is 'Where the job goes on.';

create unique index event_resend_one_at_a_time on event_resend ((true)) where finished_at is null;
