create table policy_replay (
    id           uuid        primary key,
    requested_by text        not null,
    requested_at timestamptz not null,
    candidates   jsonb       not null,
    status       text        not null,
    leased_until timestamptz,
    report       jsonb,
    failure      text,
    constraint policy_replay_known_status check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    constraint policy_replay_done_has_a_report check ((status = 'DONE') = (report is not null)),
    constraint policy_replay_failed_has_a_reason check ((status = 'FAILED') = (failure is not null))
);

comment on table policy_replay is
    'A simulation: all stored decisions are made again with candidate parameter values, and none of them is changed.';
comment on column policy_replay.failure is 'Why the simulation has failed, without data of the cases.';
comment on column policy_replay.leased_until is 'Until when the replica that runs the simulation keeps it to itself.';

create index policy_replay_open on policy_replay (id) where status in ('WAITING', 'RUNNING');

create table policy_replay_change (
    replay_id     uuid          not null,
    decision_id   uuid          not null,
    subject_type  text          not null,
    subject_id    uuid          not null,
    level         smallint      not null,
    before        text          not null,
    after         text          not null,
    amount_before numeric(12,2) not null,
    amount_after  numeric(12,2) not null,
    rules         text[]        not null,
    primary key (replay_id, decision_id),
    constraint policy_replay_change_in_replay foreign key (replay_id) references policy_replay (id)
);

comment on table policy_replay_change is 'A decision whose outcome or amount the simulated parameters would change.';
comment on column policy_replay_change.rules is 'Codes of the rules whose findings differ.';

create table parameter_proposal (
    id             uuid        primary key,
    version        bigint      not null,
    name           text        not null,
    effective_from date        not null,
    content        jsonb       not null,
    replay_id      uuid        not null,
    proposed_by    text        not null,
    proposed_at    timestamptz not null,
    status         text        not null,
    decided_by     text,
    decided_at     timestamptz,
    withdrawal_asked_by text,
    withdrawal_reason   text,
    withdrawn_by        text,
    constraint parameter_proposal_simulated foreign key (replay_id) references policy_replay (id),
    constraint parameter_proposal_known_status check (status in ('PROPOSED', 'ADOPTED', 'REJECTED', 'WITHDRAWN')),
    constraint parameter_proposal_withdrawn_by_two_people check (
        (status = 'WITHDRAWN') = (withdrawn_by is not null)
        and (withdrawn_by is null or withdrawal_asked_by is not null and withdrawn_by <> withdrawal_asked_by)),
    constraint parameter_proposal_decided_as_a_whole check (
        (status = 'PROPOSED') = (decided_by is null and decided_at is null)),
    constraint parameter_proposal_needs_two_people check (
        status not in ('ADOPTED', 'WITHDRAWN') or decided_by <> proposed_by)
);

comment on table parameter_proposal is
    'A proposed value of a policy parameter, adopted by another person than the proposer after its simulation is done.';
