-- What is asked back after a revocation (追回, SUB-14), and what was repaid of it.
create table debt (
    claim_id   uuid          primary key references claim (id),
    version    bigint        not null,
    amount     numeric(12,2) not null check (amount > 0),
    repaid     numeric(12,2) not null check (repaid >= 0),
    started_on date          not null,
    constraint debt_not_overpaid check (repaid <= amount)
);

create table repayment (
    id          uuid          primary key,
    claim_id    uuid          not null references debt (claim_id),
    amount      numeric(12,2) not null check (amount > 0),
    reference   text          not null constraint repayment_once_per_reference unique,
    received_on date          not null,
    recorded_by text          not null
);

create index repayment_by_claim on repayment (claim_id, id);
