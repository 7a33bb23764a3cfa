-- What a certificate entitles its holder to, assessed when it was issued.
create table entitlement (
    id                 uuid          primary key,
    certificate_number text          not null constraint entitlement_once_per_certificate unique,
    person_id          uuid          not null,
    holder_digest      text          not null,
    occupation_code    text          not null,
    level              smallint      not null check (level between 1 and 5),
    issued_on          date          not null,
    outcome            text          not null check (outcome in ('GRANTED', 'REFUSED', 'REFERRED')),
    amount             numeric(12,2) not null check (amount >= 0),
    last_day_to_claim  date,
    decision_id        uuid          not null references decision (id),
    assessed_at        timestamptz   not null
);

create index entitlement_by_holder on entitlement (holder_digest);
