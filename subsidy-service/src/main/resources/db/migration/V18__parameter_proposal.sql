-- Trials of other parameters on all stored cases. Nothing else is changed by one.
create table policy_replay (
    id           uuid        primary key,
    requested_by text        not null,
    requested_at timestamptz not null,
    candidates   jsonb       not null,
    status       text        not null check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    leased_until timestamptz,
    report       jsonb,
    constraint policy_replay_done_has_a_report check ((status = 'DONE') = (report is not null))
);

create index policy_replay_open on policy_replay (id) where status in ('WAITING', 'RUNNING');

create table policy_replay_change (
    replay_id     uuid          not null references policy_replay (id),
    decision_id   uuid          not null,
    subject_type  text          not null,
    subject_id    uuid          not null,
    level         smallint      not null,
    before        text          not null,
    after         text          not null,
    amount_before numeric(12,2) not null,
    amount_after  numeric(12,2) not null,
    rules         text[]        not null,
    primary key (replay_id, decision_id)
);

-- A new value of a parameter: proposed by one person, put in force by another, never before its trial is done.
create table parameter_proposal (
    id             uuid        primary key,
    version        bigint      not null,
    name           text        not null,
    effective_from date        not null,
    content        jsonb       not null,
    replay_id      uuid        not null references policy_replay (id),
    proposed_by    text        not null,
    proposed_at    timestamptz not null,
    status         text        not null check (status in ('PROPOSED', 'ADOPTED', 'REJECTED')),
    decided_by     text,
    decided_at     timestamptz,
    constraint parameter_proposal_decided_as_a_whole check ((status = 'PROPOSED') = (decided_by is null and decided_at is null)),
    constraint parameter_proposal_needs_two_people check (status <> 'ADOPTED' or decided_by <> proposed_by)
);
