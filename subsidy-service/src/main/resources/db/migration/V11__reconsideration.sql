-- A second look at a refusal (申请复核): once a claim, by somebody who has not decided it before.
create table reconsideration (
    claim_id        uuid        primary key references claim (id),
    asked_at        timestamptz not null,
    grounds_sealed  bytea       not null,
    refused_by      text        not null,
    reconsidered_by text,
    reconsidered_at timestamptz,
    outcome         text        check (outcome in ('GRANTED', 'REFUSED', 'REFERRED')),
    constraint reconsideration_by_a_third_person check (reconsidered_by <> refused_by),
    constraint reconsideration_answered_as_a_whole check (num_nulls(reconsidered_by, reconsidered_at, outcome) in (0, 3))
);
