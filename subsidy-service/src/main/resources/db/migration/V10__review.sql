create table reconsideration (
    claim_id          uuid        primary key,
    asked_at          timestamptz not null,
    encrypted_grounds bytea,
    refused_by        text        not null,
    reconsidered_by   text,
    reconsidered_at   timestamptz,
    outcome           text,
    constraint reconsideration_of_claim foreign key (claim_id) references claim (id),
    constraint reconsideration_known_outcome check (outcome in ('GRANTED', 'REFUSED', 'REFERRED')),
    constraint reconsideration_by_a_third_person check (reconsidered_by <> refused_by),
    constraint reconsideration_answered_as_a_whole check (
        num_nulls(reconsidered_by, reconsidered_at, outcome) in (0, 3))
);

comment on table reconsideration is
    'The reconsideration (申请复核) of a refused claim: once per claim, by an officer who did not refuse it.';
comment on column reconsideration.encrypted_grounds is 'The claimant''s grounds, encrypted; null once they are erased.';
