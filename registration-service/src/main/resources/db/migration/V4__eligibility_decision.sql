-- A decision is stored whole: facts, findings, rule-set version, so that it can be replayed.
create table eligibility_decision (
    id              uuid        primary key,
    registration_id uuid        not null references registration (id),
    eligible        boolean     not null,
    policy_name     text        not null,
    policy_version  text        not null,
    decided_for     date        not null,
    decided_at      timestamptz not null,
    facts           jsonb       not null,
    routes          jsonb       not null,
    reasons         text[]      not null,
    findings        jsonb       not null
);

create index eligibility_decision_by_registration on eligibility_decision (registration_id, decided_at);
