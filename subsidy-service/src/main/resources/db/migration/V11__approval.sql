create table public_notice (
    claim_id        uuid          primary key,
    masked_name     text          not null,
    occupation_code text          not null,
    level           smallint      not null,
    amount          numeric(12,2) not null,
    shown_from      date          not null,
    shown_until     date          not null,
    ended           boolean       not null,
    constraint public_notice_of_claim foreign key (claim_id) references claim (id),
    constraint public_notice_has_a_day check (shown_from <= shown_until)
);

comment on table public_notice is
    'The public notice (公示) of a claim before its payment, where public notice is switched on (SUB-12).';

create index public_notice_by_day on public_notice (shown_until, claim_id) where not ended;

create table objection (
    id                uuid        primary key,
    claim_id          uuid        not null,
    encrypted_grounds bytea,
    recorded_by       text        not null,
    recorded_at       timestamptz not null,
    settled_by        text,
    settled_at        timestamptz,
    outcome           text,
    constraint objection_to_notice foreign key (claim_id) references public_notice (claim_id),
    constraint objection_known_outcome check (outcome in ('UPHELD', 'DISMISSED')),
    constraint objection_settled_as_a_whole check (num_nulls(settled_by, settled_at, outcome) in (0, 3)),
    constraint objection_settled_by_another check (settled_by <> recorded_by)
);

comment on table objection is
    'An objection (异议) to a claim under public notice. It stops the claim until another officer settles it.';
comment on column objection.encrypted_grounds is 'The grounds, encrypted; null once they are erased.';

create index objection_open on objection (claim_id) where outcome is null;
