-- Which events a consumer has dealt with: the same event twice has one effect.
create table inbox (
    consumer    text        not null,
    event_id    text        not null,
    received_at timestamptz not null default now(),
    constraint inbox_event_once primary key (consumer, event_id)
);
