-- A decision is stored whole: facts, findings, amount and rule-set version, so that it can be replayed.
create table decision (
    id             uuid          primary key,
    subject_type   text          not null check (subject_type in ('ENTITLEMENT', 'CLAIM')),
    subject_id     uuid          not null,
    outcome        text          not null check (outcome in ('GRANTED', 'REFUSED', 'REFERRED')),
    amount         numeric(12,2) not null check (amount >= 0),
    policy_name    text          not null,
    policy_version text          not null,
    decided_for    date          not null,
    decided_at     timestamptz   not null,
    facts          jsonb         not null,
    assessment     jsonb         not null
);

create index decision_by_subject on decision (subject_id, id);
