-- What is to be paid for a registration through the gateway (缴费), by when.
create table payment_order (
    id              uuid           primary key,
    version         bigint         not null,
    registration_id uuid           not null references registration (id),
    amount          numeric(11, 2) not null check (amount >= 0),
    pay_by          date           not null,
    status          text           not null check (status in ('OPEN', 'PAID')),
    ordered_at      timestamptz    not null,
    constraint payment_order_one_per_registration unique (registration_id)
);

-- Money that came in, as the gateway says: each transaction once, whatever became of its registration.
create table payment (
    id             uuid           primary key,
    order_id       uuid           not null references payment_order (id),
    transaction_id text           not null,
    amount         numeric(11, 2) not null check (amount > 0),
    currency       text           not null,
    paid_at        timestamptz    not null,
    received_at    timestamptz    not null,
    constraint payment_once unique (transaction_id)
);

create index payment_by_order on payment (order_id);
create index payment_by_day on payment (paid_at);

-- Money that goes back; never for absence (REG-12).
create table refund (
    id          uuid           primary key,
    version     bigint         not null,
    payment_id  uuid           not null references payment (id),
    amount      numeric(11, 2) not null check (amount > 0),
    currency    text           not null,
    reason      text           not null check (reason in ('LATE', 'OVERPAID', 'WRONG_AMOUNT', 'WRONG_CURRENCY', 'PAID_TWICE',
                               'BATCH_CANCELLED', 'PUBLIC_EMERGENCY')),
    status      text           not null check (status in ('DUE', 'REFUNDED')),
    due_at      timestamptz    not null,
    refunded_at timestamptz,
    reference   text,
    constraint refund_once_per_payment_and_reason unique (payment_id, reason),
    constraint refund_is_referenced check ((status = 'REFUNDED') = (reference is not null and refunded_at is not null))
);

create index refund_by_status on refund (status, id);

-- What a day's file of the gateway says, and in what it differs from what is known here.
create table payment_reconciliation (
    id            uuid        primary key,
    day           date        not null,
    reconciled_by text        not null,
    reconciled_at timestamptz not null,
    lines         integer     not null,
    differences   jsonb       not null
);

alter table registration drop constraint registration_confirmed_is_paid;
alter table registration
    add column paid_order uuid references payment_order (id),
    add constraint registration_confirmed_is_paid
        check (status <> 'CONFIRMED' or sponsor_reference is not null or paid_order is not null);
