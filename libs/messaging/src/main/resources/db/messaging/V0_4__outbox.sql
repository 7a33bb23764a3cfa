-- Events waiting for the broker: written in the transaction of the change, deleted after the broker's acknowledgement.
-- id, aggregatetype, aggregateid, type and payload are named as Debezium's outbox event router expects them;
-- aggregateid is the event's key.
create table outbox (
    seq           bigint      generated always as identity primary key,
    id            uuid        not null constraint outbox_event_once unique,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       text        not null,
    bucket        smallint    not null check (bucket between 0 and 31),
    created_at    timestamptz not null default now()
);

create index outbox_by_bucket on outbox (bucket, seq);

-- One row per bucket. A relay holds a bucket while it sends, which keeps the order of each key with many relays.
create table outbox_bucket (
    bucket smallint primary key
);

insert into outbox_bucket select generate_series(0, 31);
