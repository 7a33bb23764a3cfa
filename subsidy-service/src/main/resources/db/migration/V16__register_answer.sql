-- Every answer about a basis (SUB-02) of a holder; the latest counts. Evidence is encrypted. Append-only.
create table register_answer (
    id              uuid        primary key,
    seq             bigint      generated always as identity,
    holder_digest   text        not null,
    basis           text        not null
                    check (basis in ('HOUSEHOLD_REGISTRATION', 'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE')),
    holds           boolean,
    source          text        not null check (source in ('REGISTER', 'OFFICER')),
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    evidence_sealed bytea
);

create index register_answer_by_holder on register_answer (holder_digest, basis, seq desc);

insert into register_answer (id, holder_digest, basis, holds, source, recorded_by, recorded_at)
    select gen_random_uuid(), holder_digest, basis, holds, 'OFFICER', recorded_by, recorded_at
    from register_facts, lateral (values
        ('HOUSEHOLD_REGISTRATION', household_registration),
        ('SOCIAL_INSURANCE', social_insurance),
        ('REGISTERED_UNEMPLOYMENT', registered_unemployment),
        ('UNEMPLOYED_GRADUATE', unemployed_graduate)) answer (basis, holds)
    where holds is not null;

drop table register_facts;

create trigger register_answer_is_append_only
    before update or delete or truncate on register_answer
    for each statement execute function is_append_only();

-- A register to be asked about a claim: again and again, later and later, until it answers.
create table register_inquiry (
    id            uuid        primary key,
    claim_id      uuid        not null references claim (id),
    basis         text        not null,
    asked_for     date        not null,
    attempts      int         not null,
    next_at       timestamptz not null,
    answered_at   timestamptz,
    given_up_at   timestamptz,
    constraint register_inquiry_once unique (claim_id, basis)
);

create index register_inquiry_due on register_inquiry (next_at) where answered_at is null and given_up_at is null;
