create table outbox (
    seq           bigint      generated always as identity primary key,
    id            uuid        not null,
    aggregatetype text        not null,
    stream        text        not null default 'events',
    aggregateid   text        not null,
    type          text        not null,
    payload       text,
    bucket        smallint    not null,
    sequence      bigint,
    created_at    timestamptz not null default now(),
    traceparent   text,
    constraint outbox_event_once unique (id),
    constraint outbox_traceparent_of_version_0 check (traceparent like '00-%' and octet_length(traceparent) = 55),
    constraint outbox_bucket_0_to_31 check (bucket between 0 and 31),
    -- A larger record would be refused by the broker for ever and hold up its key.
    constraint outbox_payload_fits_a_record check (octet_length(payload) <= 900000)
)
-- Every row is inserted and deleted within seconds.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

comment on table outbox is
    'Events that wait for Kafka: inserted in the transaction of the change, moved to event_log once acknowledged. '
    'The columns id, aggregatetype, aggregateid, type and payload have the names that '
    'Debezium''s outbox event router expects.';
comment on column outbox.stream is 'The name of the topic after that of the service.';
comment on column outbox.payload is 'Null: a tombstone, which removes the key from a compacted topic.';
comment on column outbox.aggregateid is 'The key of the Kafka record.';
comment on column outbox.sequence is
    'The number of the event among those of its key: 1, 2, 3 and so on without a gap. Only events have one.';
comment on column outbox.traceparent is
    'The W3C trace context of the transaction, which the event carries on. Null if it was not traced.';
comment on column outbox.bucket is 'Hash of the key modulo 32: events of one key share a bucket.';

create index outbox_by_bucket on outbox (bucket, seq);

-- Statistics of a moment in which one bucket had all events would make the relay read the outbox by its primary key.
alter table outbox alter column bucket set statistics 0;

create table outbox_bucket (
    bucket smallint primary key
);

comment on table outbox_bucket is
    'One row per bucket. A relay locks the row while it sends the events of the bucket, '
    'which keeps the events of each key in order however many relays run.';

insert into outbox_bucket (bucket) select generate_series(0, 31);

create table event_sequence (
    event_key     text   not null constraint event_sequence_once primary key,
    last_sequence bigint not null
)
with (fillfactor = 50);

comment on table event_sequence is
    'The sequence of the last event of each key. A transaction locks the rows of its keys just before it commits, so that '
    'the sequence is the order of the commits.';
