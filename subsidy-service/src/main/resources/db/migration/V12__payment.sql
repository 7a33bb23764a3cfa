create table payment_batch (
    id             uuid          primary key,
    message_id     text          not null,
    created_at     timestamptz   not null,
    created_by     text          not null,
    execute_on     date          not null,
    transactions   int           not null,
    control_sum    numeric(14,2) not null,
    encrypted_file bytea,
    file_sha256    text          not null,
    constraint payment_batch_message_once unique (message_id),
    constraint payment_batch_not_empty check (transactions > 0),
    constraint payment_batch_sum_positive check (control_sum > 0)
);

comment on table payment_batch is 'A file of credit transfers that the treasurer has sent to the bank.';
comment on column payment_batch.message_id is 'Identification of the payment message, by which the bank reports on it.';
comment on column payment_batch.encrypted_file is
    'The file as it was sent, encrypted: it names people and bank accounts. Null once it is erased.';

create table payment (
    id                uuid          primary key,
    claim_id          uuid          not null,
    batch_id          uuid          not null,
    fund_id           uuid          not null,
    amount            numeric(12,2) not null,
    bank_code         text          not null,
    encrypted_account bytea,
    status            text          not null,
    reason_code       text,
    settled_at        timestamptz,
    constraint payment_of_claim foreign key (claim_id) references claim (id),
    constraint payment_in_batch foreign key (batch_id) references payment_batch (id),
    constraint payment_from_fund foreign key (fund_id) references fund (id),
    constraint payment_positive check (amount > 0),
    constraint payment_known_status check (status in ('SENT', 'PAID', 'RETURNED')),
    constraint payment_settled_as_a_whole check ((status = 'SENT') = (settled_at is null)),
    constraint payment_returned_has_a_reason check ((status = 'RETURNED') = (reason_code is not null))
);

comment on table payment is 'A payment of a claim in a batch. After the bank returned it, the claim may be paid again.';
comment on column payment.encrypted_account is 'The number of the bank account, encrypted; null once it is erased.';
comment on column payment.reason_code is 'The bank''s code for the reason of the return.';

-- Whatever the bank reports, a claim is paid once.
create unique index payment_live_once_per_claim on payment (claim_id) where status <> 'RETURNED';
create index payment_by_batch on payment (batch_id, id);

create table bank_report (
    batch_id    uuid        not null,
    message_id  text        not null,
    sha256      text        not null,
    received_at timestamptz not null,
    received_by text        not null,
    paid        int         not null,
    returned    int         not null,
    pending     int         not null,
    conflicts   int         not null,
    primary key (batch_id, message_id),
    constraint bank_report_on_batch foreign key (batch_id) references payment_batch (id)
);

comment on table bank_report is
    'A status report of the bank on a payment batch, processed once, '
    'with the numbers of payments it reports as paid, returned and pending, and of those it contradicts.';

create table bank_conflict (
    id         uuid        primary key,
    batch_id   uuid        not null,
    payment_id uuid        not null,
    known      text        not null,
    reported   text        not null,
    found_at   timestamptz not null,
    outcome    text,
    proposed_by      text,
    proposed_at      timestamptz,
    encrypted_reason bytea,
    settled_by       text,
    settled_at       timestamptz,
    constraint bank_conflict_in_batch foreign key (batch_id) references payment_batch (id),
    constraint bank_conflict_on_payment foreign key (payment_id) references payment (id),
    constraint bank_conflict_known_outcome check (outcome in ('UNCHANGED', 'PAID', 'RETURNED')),
    constraint bank_conflict_proposed_with_an_outcome check ((proposed_by is null) = (outcome is null)),
    constraint bank_conflict_proposed_as_a_whole check (num_nulls(proposed_by, proposed_at) in (0, 2)
        and (proposed_by is not null or encrypted_reason is null)),
    constraint bank_conflict_settled_as_a_whole check (num_nulls(settled_by, settled_at) in (0, 2)),
    constraint bank_conflict_settled_by_two_people check (
        settled_by is null or proposed_by is not null and settled_by <> proposed_by)
);

comment on table bank_conflict is
    'A report of the bank that contradicts the stored status or amount of a payment. Nothing is changed by it; two people '
    'settle it, one with a reason and what has become of the payment. Until then the claim is not paid again.';
comment on column bank_conflict.outcome is
    'What has become of the payment, which is booked with the confirmation; UNCHANGED: the stored status stays.';
comment on column bank_conflict.encrypted_reason is 'How it was cleared up with the bank, encrypted.';

-- A report that is repeated before the conflict is settled adds no other conflict.
create unique index bank_conflict_once_until_settled on bank_conflict (payment_id, known, reported)
    where settled_by is null;

create table published_payment (
    claim_id           uuid          primary key,
    certificate_number text          not null,
    amount             numeric(12,2) not null,
    paid_on            date          not null,
    constraint published_payment_positive check (amount > 0)
);

comment on table published_payment is
    'Payments in events of this service that its database lost when it was restored: the certificates are not paid again.';

create index published_payment_by_certificate on published_payment (certificate_number);
