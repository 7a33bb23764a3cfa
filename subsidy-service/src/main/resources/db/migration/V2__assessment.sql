create table decision (
    id             uuid          primary key,
    subject_type   text          not null,
    subject_id     uuid          not null,
    outcome        text          not null,
    amount         numeric(12,2) not null,
    policy_name    text          not null,
    policy_version text          not null,
    decided_for    date          not null,
    decided_at     timestamptz   not null,
    facts          jsonb         not null,
    record         text          not null,
    signature      text,
    constraint decision_known_subject_type check (subject_type in ('ENTITLEMENT', 'CLAIM')),
    constraint decision_known_outcome check (outcome in ('GRANTED', 'REFUSED', 'REFERRED')),
    constraint decision_amount_not_negative check (amount >= 0)
);

comment on table decision is
    'A decision on an entitlement or a claim with its facts, findings and policy version, so that it can be replayed.';
comment on column decision.decided_for is 'The day whose rules decided.';
comment on column decision.record is 'The whole decision as JSON text, byte for byte as it was signed.';
comment on column decision.signature is 'Signature of the record.';

create index decision_by_subject on decision (subject_id, id);

create table parameter_entry (
    name           text        not null,
    effective_from date        not null,
    revision       smallint    not null default 0,
    content        jsonb       not null,
    source         text        not null,
    put_by         text        not null,
    put_at         timestamptz not null default now(),
    constraint parameter_entry_once_a_day primary key (name, effective_from, revision),
    constraint parameter_entry_known_source check (source in ('FILE', 'PEOPLE'))
);

comment on table parameter_entry is
    'Every value of a policy parameter that has been in force here, from a file or adopted by people. '
    'Rows are only ever inserted.';

create trigger parameter_entry_is_append_only
    before update or delete or truncate on parameter_entry
    for each statement execute function is_append_only();

create table parameter_withdrawal (
    name           text        not null,
    effective_from date        not null,
    revision       smallint    not null,
    withdrawn_by   text        not null,
    withdrawn_at   timestamptz not null default now(),
    constraint parameter_withdrawal_once primary key (name, effective_from, revision),
    constraint parameter_withdrawal_of_entry foreign key (name, effective_from, revision)
        references parameter_entry (name, effective_from, revision)
);

comment on table parameter_withdrawal is
    'Adopted values that were withdrawn before their day, so that no case was decided by them. '
    'Rows are only ever inserted.';

create trigger parameter_withdrawal_is_append_only
    before update or delete or truncate on parameter_withdrawal
    for each statement execute function is_append_only();

create table award_limit (
    effective_from         date     primary key,
    per_kind               smallint not null,
    per_year               smallint not null,
    no_lower_after_higher  boolean  not null,
    once_per_level         boolean  not null,
    no_double_source       boolean  not null,
    constraint award_limit_per_kind_not_negative check (per_kind >= 0),
    constraint award_limit_per_year_not_negative check (per_year >= 0)
);

comment on table award_limit is
    'The limits of awards (SUB-04 to SUB-08) from a day on. A copy of the policy parameters, refreshed at start, '
    'for the trigger on award.';
