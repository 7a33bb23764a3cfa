create table register_answer (
    id                 uuid        primary key,
    seq                bigint      generated always as identity,
    holder_digest      text        not null,
    basis              text        not null,
    holds              boolean,
    source             text        not null,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    encrypted_evidence bytea,
    constraint register_answer_known_basis check (
        basis in ('HOUSEHOLD_REGISTRATION', 'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE')),
    constraint register_answer_known_source check (source in ('REGISTER', 'OFFICER'))
);

comment on table register_answer is
    'The answers of the government registers, or of an officer, about a basis (SUB-02) of a holder. '
    'The answer with the highest seq counts; rows are only ever inserted.';
comment on column register_answer.holder_digest is 'Keyed digest of the holder''s identity document.';
comment on column register_answer.holds is 'Null: not known.';
comment on column register_answer.encrypted_evidence is 'The evidence, encrypted.';

create index register_answer_by_holder on register_answer (holder_digest, basis, seq desc);

create trigger register_answer_is_append_only
    before delete or truncate on register_answer
    for each statement execute function is_append_only();

-- While the digest key is rotated, an answer may move to another digest of the same document.
create trigger register_answer_allows_only_erasure
    before update on register_answer
    for each row when (
        to_jsonb(new) - 'holder_digest' <> to_jsonb(old) - 'holder_digest' or new.holder_digest !~ '^[0-9]{1,4}:[0-9a-f]{64}$')
    execute function allows_only_erasure('holder_digest', 'encrypted_evidence');
