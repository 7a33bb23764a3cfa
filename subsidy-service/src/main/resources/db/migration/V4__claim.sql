-- A claim (申领) for the subsidy of one certificate. The account is encrypted.
create table claim (
    id                 uuid          primary key,
    version            bigint        not null,
    certificate_number text          not null references entitlement (certificate_number),
    person_id          uuid          not null,
    holder_digest      text          not null,
    kind               text          not null
                       check (kind in ('SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION')),
    claimed_on         date          not null,
    claimed_by         text          not null,
    account_sealed     bytea         not null,
    status             text          not null
                       check (status in ('SUBMITTED', 'REFERRED', 'GRANTED', 'APPROVED', 'PAID', 'REFUSED', 'WITHDRAWN')),
    amount             numeric(12,2) not null check (amount >= 0),
    decision_id        uuid          not null references decision (id),
    decided_by         text,
    approved_by        text,
    payment_reference  text,
    paid_on            date,
    constraint claim_payout_needs_two_people check (approved_by is null or approved_by <> decided_by),
    constraint claim_approved_is_decided     check (approved_by is null or decided_by is not null),
    constraint claim_paid_as_a_whole         check ((status = 'PAID') = (paid_on is not null and payment_reference is not null)),
    constraint claim_paid_is_approved        check (status <> 'PAID' or approved_by is not null)
);

-- One live claim per certificate: a paid one is never claimed again.
create unique index claim_live_once_per_certificate
    on claim (certificate_number) where status not in ('REFUSED', 'WITHDRAWN');

create index claim_by_claimant on claim (claimed_by, id);
create index claim_by_status on claim (status, id);
