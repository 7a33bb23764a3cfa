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
