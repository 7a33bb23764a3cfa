create table debt (
    claim_id   uuid          primary key,
    version    bigint        not null,
    amount     numeric(12,2) not null,
    repaid     numeric(12,2) not null,
    started_on date          not null,
    constraint debt_of_claim foreign key (claim_id) references claim (id),
    constraint debt_positive check (amount > 0),
    constraint debt_repaid_not_negative check (repaid >= 0),
    constraint debt_not_overpaid check (repaid <= amount)
);

comment on table debt is
    'The recovery (追回) of a paid claim whose certificate was revoked (SUB-14): what is owed and what is repaid.';

create table repayment (
    id          uuid          primary key,
    claim_id    uuid          not null,
    amount      numeric(12,2) not null,
    reference   text          not null,
    received_on date          not null,
    recorded_by text          not null,
    constraint repayment_of_debt foreign key (claim_id) references debt (claim_id),
    constraint repayment_once_per_reference unique (reference),
    constraint repayment_positive check (amount > 0)
);

comment on table repayment is 'A repayment of a debt, once per reference of its transfer.';

create index repayment_by_claim on repayment (claim_id, id);

create table insurance_case (
    claim_id         uuid        primary key,
    opened_at        timestamptz not null,
    recover          boolean,
    proposed_by      text,
    proposed_at      timestamptz,
    encrypted_reason bytea,
    settled_by       text,
    settled_at       timestamptz,
    constraint insurance_case_of_claim foreign key (claim_id) references claim (id),
    constraint insurance_case_proposed_with_an_outcome check ((proposed_by is null) = (recover is null)),
    constraint insurance_case_proposed_as_a_whole check (num_nulls(proposed_by, proposed_at) in (0, 2)
        and (proposed_by is not null or encrypted_reason is null)),
    constraint insurance_case_settled_as_a_whole check (num_nulls(settled_by, settled_at) in (0, 2)),
    constraint insurance_case_settled_by_two_people check (
        settled_by is null or proposed_by is not null and settled_by <> proposed_by)
);

comment on table insurance_case is
    'A claim that was paid here although unemployment insurance has paid for its certificate as well (SUB-08). '
    'Two people decide whether the money is recovered.';
comment on column insurance_case.encrypted_reason is 'The reason of the proposal, encrypted.';

create index insurance_case_open on insurance_case (claim_id) where settled_by is null;
