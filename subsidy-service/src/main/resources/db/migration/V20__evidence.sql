-- What a claimant uploads to a claim (guide §6.2); the content lies in the store, encrypted.
create table evidence (
    id          uuid        primary key,
    claim_id    uuid        not null references claim (id),
    code        text        not null
                            check (code in ('APPLICATION_FORM', 'IDENTITY', 'CERTIFICATE', 'BANK_ACCOUNT', 'HOUSEHOLD_REGISTRATION',
                            'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE')),
    type        text        not null check (type in ('PDF', 'JPEG', 'PNG')),
    size        integer     not null check (size between 1 and 10485760),
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    constraint evidence_once unique (claim_id, code, sha256)
);

create index evidence_by_content on evidence (sha256);

-- Contents whose document was removed: they go, unless another document holds the same.
create table document_content_let_go (
    sha256 text primary key
);
