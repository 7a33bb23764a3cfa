create table payment_order (
    id              uuid           primary key,
    version         bigint         not null,
    registration_id uuid           not null,
    amount          numeric(11, 2) not null,
    pay_by          date           not null,
    status          text           not null,
    ordered_at      timestamptz    not null,
    constraint payment_order_of_registration foreign key (registration_id) references registration (id),
    constraint payment_order_one_per_registration unique (registration_id),
    constraint payment_order_not_negative check (amount >= 0),
    constraint payment_order_known_status check (status in ('OPEN', 'PAID'))
);

comment on table payment_order is
    'The fee in yuan that is due for a registration through the payment gateway (缴费), and the last day to pay it.';

-- A registration names the order that paid for it, and an order names its registration: the cycle is closed here.
alter table registration
    add constraint registration_paid_by_order foreign key (paid_order) references payment_order (id);

create table payment (
    id             uuid           primary key,
    order_id       uuid           not null,
    transaction_id text           not null,
    amount         numeric(11, 2) not null,
    currency       text           not null,
    paid_at        timestamptz    not null,
    received_at    timestamptz    not null,
    constraint payment_of_order foreign key (order_id) references payment_order (id),
    constraint payment_once unique (transaction_id),
    constraint payment_positive check (amount > 0)
);

comment on table payment is
    'A payment that the gateway has reported: each transaction once, whatever the status of its registration.';

create index payment_by_order on payment (order_id);
create index payment_by_day on payment (paid_at);

create table refund (
    id          uuid           primary key,
    version     bigint         not null,
    payment_id  uuid           not null,
    amount      numeric(11, 2) not null,
    currency    text           not null,
    reason      text           not null,
    status      text           not null,
    due_at      timestamptz    not null,
    refunded_at timestamptz,
    reference   text,
    constraint refund_of_payment foreign key (payment_id) references payment (id),
    constraint refund_once_per_payment_and_reason unique (payment_id, reason),
    constraint refund_positive check (amount > 0),
    constraint refund_known_reason check (reason in ('LATE', 'OVERPAID', 'WRONG_AMOUNT', 'WRONG_CURRENCY',
        'PAID_TWICE', 'BATCH_CANCELLED', 'DISPLACED', 'PUBLIC_EMERGENCY', 'RESULT_CORRECTED')),
    constraint refund_known_status check (status in ('DUE', 'REFUNDED', 'REVOKED')),
    constraint refund_is_referenced check ((status = 'REFUNDED') = (reference is not null and refunded_at is not null))
);

comment on table refund is 'Money to return to the payer. Absence from the exam is never refunded (REG-12).';
comment on column refund.reference is 'Reference of the transfer that returned the money.';

create index refund_by_status on refund (status, id);

create table payment_reconciliation (
    id            uuid        primary key,
    day           date        not null,
    reconciled_by text        not null,
    reconciled_at timestamptz not null,
    lines         integer     not null,
    differences   jsonb       not null
);

comment on table payment_reconciliation is
    'A reconciliation (对账) of the gateway''s statement of a day with the stored payments, and the differences found.';
