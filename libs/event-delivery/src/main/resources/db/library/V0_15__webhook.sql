create table webhook (
    id                        uuid        primary key,
    version                   bigint      not null,
    account                   text        not null,
    sees_all                  boolean     not null,
    url                       text        not null,
    types                     text[]      not null default '{}',
    status                    text        not null,
    disabled_because          text,
    encrypted_secret          bytea,
    encrypted_previous_secret bytea,
    previous_secret_until     timestamptz,
    first_position            bigint      not null,
    created_at                timestamptz not null,
    paused_until              timestamptz,
    leased_until              timestamptz not null default '-infinity',
    constraint webhook_url_once_for_account unique (account, url),
    constraint webhook_has_a_secret check (encrypted_secret is not null),
    constraint webhook_known_status check (status in ('ACTIVE', 'DISABLED')),
    constraint webhook_disabled_for_a_reason check ((status = 'DISABLED') = (disabled_because is not null)),
    constraint webhook_previous_secret_has_an_end check (
        (encrypted_previous_secret is null) = (previous_secret_until is null))
);

comment on table webhook is 'The addresses to which accounts have events sent, by the Standard Webhooks specification.';
comment on column webhook.sees_all is
    'Whether the account had a role that sees all events when it registered or last changed the webhook.';
comment on column webhook.types is 'The types of events that are sent; empty: all.';
comment on column webhook.disabled_because is 'OWNER, or GONE: the receiver has answered 410.';
comment on column webhook.previous_secret_until is
    'Until then messages are signed with the secret before the last rotation too.';
comment on column webhook.first_position is 'Events of the log from this position on are sent.';
comment on column webhook.paused_until is 'The business time before which nothing is sent, since the receiver has failed.';
comment on column webhook.leased_until is
    'Until then, by the clock of the database, a replica is sending to the receiver, and no other one does.';

create table webhook_cursor (
    only_row boolean primary key default true,
    position bigint  not null,
    constraint webhook_cursor_has_one_row check (only_row)
);

comment on table webhook_cursor is 'One row: the position of the event log up to which deliveries have been created.';

insert into webhook_cursor (position) select position from event_log_head;

create table webhook_delivery (
    id              uuid        primary key,
    webhook_id      uuid        not null,
    event_id        uuid        not null,
    position        bigint,
    event_key       text,
    type            text        not null,
    status          text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    last_attempt_at timestamptz,
    last_status     int,
    last_failure    text,
    created_at      timestamptz not null,
    queued_at       timestamptz not null,
    finished_at     timestamptz,
    constraint webhook_delivery_of_webhook foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_once_for_event unique (webhook_id, event_id),
    constraint webhook_delivery_known_status check (status in ('PENDING', 'DELIVERED', 'FAILED', 'WITHHELD')),
    constraint webhook_delivery_pending_has_a_time check ((status = 'PENDING') = (next_attempt_at is not null)),
    constraint webhook_delivery_finished_has_a_time check ((status <> 'PENDING') = (finished_at is not null)),
    constraint webhook_delivery_of_an_event_or_a_test check ((position is null) = (event_key is null))
);

comment on table webhook_delivery is 'One row for each event and webhook: whether it was delivered, and the last attempt.';
comment on column webhook_delivery.position is 'In the event log; null for a test event.';
comment on column webhook_delivery.event_key is 'The person. The events of a person are delivered in their order.';
comment on column webhook_delivery.queued_at is 'When it was created, or last sent again.';
comment on column webhook_delivery.status is
    'WITHHELD: the account could not see the event any more when it was to be sent.';

create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where status = 'PENDING';
create index webhook_delivery_pending_by_key on webhook_delivery (webhook_id, event_key, position)
    where status = 'PENDING';
create index webhook_delivery_pending_by_age on webhook_delivery (queued_at) where status = 'PENDING';
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id);
create index webhook_delivery_by_end on webhook_delivery (finished_at) where status <> 'PENDING';
