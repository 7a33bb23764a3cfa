-- What the treasurer has sent to the bank. The file is kept as it was sent, encrypted: it names people and accounts.
create table payment_batch (
    id            uuid          primary key,
    message_id    text          not null constraint payment_batch_message_once unique,
    created_at    timestamptz   not null,
    created_by    text          not null,
    execute_on    date          not null,
    transactions  int           not null check (transactions > 0),
    control_sum   numeric(14,2) not null check (control_sum > 0),
    file_sealed   bytea         not null,
    file_sha256   text          not null
);

create table payment (
    id             uuid          primary key,
    claim_id       uuid          not null references claim (id),
    batch_id       uuid          not null references payment_batch (id),
    fund_id        uuid          not null references fund (id),
    amount         numeric(12,2) not null check (amount > 0),
    bank_code      text          not null,
    account_sealed bytea         not null,
    status         text          not null check (status in ('SENT', 'PAID', 'RETURNED')),
    reason_code    text,
    settled_at     timestamptz,
    constraint payment_settled_as_a_whole check ((status = 'SENT') = (settled_at is null)),
    constraint payment_returned_has_a_reason check ((status = 'RETURNED') = (reason_code is not null))
);

-- A claim is paid once, whatever the bank reports: only a returned payment makes way for another.
create unique index payment_live_once_per_claim on payment (claim_id) where status <> 'RETURNED';
create index payment_by_batch on payment (batch_id, id);

alter table ledger_transfer add foreign key (payment_id) references payment (id);

-- Each report of the bank counts once.
create table bank_report (
    batch_id    uuid        not null references payment_batch (id),
    message_id  text        not null,
    sha256      text        not null,
    received_at timestamptz not null,
    received_by text        not null,
    paid        int         not null,
    returned    int         not null,
    pending     int         not null,
    primary key (batch_id, message_id)
);

-- What a report says against what is known already: never acted on, always shown.
create table bank_conflict (
    id         uuid        primary key,
    batch_id   uuid        not null references payment_batch (id),
    payment_id uuid        not null references payment (id),
    known      text        not null,
    reported   text        not null,
    found_at   timestamptz not null
);
