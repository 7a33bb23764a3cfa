-- What happened to a claim, and why. The reasons are people's words: encrypted. Append-only.
create table claim_log (
    id            uuid        primary key,
    claim_id      uuid        not null references claim (id),
    at            timestamptz not null,
    from_status   text,
    to_status     text        not null,
    actor         text        not null,
    reason_sealed bytea
);

create index claim_log_by_claim on claim_log (claim_id, id);

create function is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger claim_log_is_append_only
    before update or delete or truncate on claim_log
    for each statement execute function is_append_only();

-- What a claimant states about a basis (SUB-02), and the evidence for it.
create table claim_basis (
    id              uuid primary key,
    claim_id        uuid not null references claim (id),
    basis           text not null
                    check (basis in ('HOUSEHOLD_REGISTRATION', 'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE')),
    evidence_sealed bytea,
    constraint claim_basis_once unique (claim_id, basis)
);
