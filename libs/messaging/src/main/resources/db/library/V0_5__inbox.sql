create table inbox (
    consumer    text        not null,
    event_id    text        not null,
    received_at timestamptz not null default now(),
    constraint inbox_event_once primary key (consumer, event_id)
);

comment on table inbox is
    'The events each consumer has processed: an event that is delivered twice takes effect once. '
    'Entries are deleted after a time that is longer than topics are kept.';

create index inbox_by_age on inbox (received_at);
