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

create table event_position (
    consumer  text   not null,
    event_key text   not null,
    epoch     bigint not null,
    sequence  bigint not null,
    constraint event_position_once primary key (consumer, event_key)
)
with (fillfactor = 50);

comment on table event_position is
    'The last event of each key that a consumer has handled: an earlier one changes nothing any more, and a later one waits '
    'for those between.';

create table parked_event (
    id            uuid        not null constraint parked_event_once primary key,
    consumer      text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    event_key     text        not null,
    event_id      text        not null,
    type          text        not null,
    epoch         bigint      not null,
    sequence      bigint,
    event_time    text,
    data_schema   text,
    traceparent   text,
    content       bytea,
    cause         text        not null,
    message       text        not null,
    stack         text,
    attempts      int         not null,
    parked_at     timestamptz not null default now(),
    discard_asked_by     text,
    discard_reason       text,
    discarded_by         text,
    replayed_by          text,
    ended_at             timestamptz,
    constraint parked_event_known_cause check (cause in ('FAILED', 'UNREADABLE', 'FORGED', 'UNKNOWN_TYPE', 'GAP', 'BEHIND')),
    constraint parked_event_asked_with_a_reason check ((discard_asked_by is null) = (discard_reason is null)),
    constraint parked_event_discarded_by_two_people check (
        discarded_by is null or discard_asked_by is not null and discarded_by <> discard_asked_by),
    constraint parked_event_ends_once check (
        (ended_at is null) = (num_nonnulls(discarded_by, replayed_by) = 0) and num_nonnulls(discarded_by, replayed_by) <= 1)
);

comment on table parked_event is
    'Events that a consumer could not handle, and later events of the same key, which wait behind them. An event ends '
    'when it is replayed or discarded.';
comment on column parked_event.cause is
    'FAILED: an error; UNREADABLE: not a readable event; FORGED: not signed by its producer; UNKNOWN_TYPE: an unknown type; GAP: earlier events of the key have '
    'not arrived; BEHIND: an earlier event of the key is parked.';
comment on column parked_event.content is 'The value of the record; names in it are encrypted under the key of the person.';
comment on column parked_event.replayed_by is 'The account of the operator, or service if it went on by itself.';

create index parked_event_open on parked_event (consumer, event_key, id) where ended_at is null;
