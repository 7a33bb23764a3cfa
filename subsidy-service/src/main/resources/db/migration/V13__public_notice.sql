-- Public notice (公示) before payment, where it is switched on. Names are masked here already.
create table public_notice (
    claim_id        uuid          primary key references claim (id),
    masked_name     text          not null,
    occupation_code text          not null,
    level           smallint      not null,
    amount          numeric(12,2) not null,
    shown_from      date          not null,
    shown_until     date          not null,
    ended           boolean       not null,
    constraint public_notice_has_a_day check (shown_from <= shown_until)
);

create index public_notice_by_day on public_notice (shown_until, claim_id) where not ended;

-- An objection stops its claim alone, until another person settles it.
create table objection (
    id             uuid        primary key,
    claim_id       uuid        not null references public_notice (claim_id),
    grounds_sealed bytea       not null,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    settled_by     text,
    settled_at     timestamptz,
    outcome        text        check (outcome in ('UPHELD', 'DISMISSED')),
    constraint objection_settled_as_a_whole check (num_nulls(settled_by, settled_at, outcome) in (0, 3)),
    constraint objection_settled_by_another check (settled_by <> recorded_by)
);

create index objection_open on objection (claim_id) where outcome is null;
