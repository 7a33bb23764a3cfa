create table evidence (
    id          uuid        primary key,
    claim_id    uuid        not null,
    code        text        not null,
    type        text        not null,
    size        integer     not null,
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    constraint evidence_of_claim foreign key (claim_id) references claim (id),
    constraint evidence_once unique (claim_id, code, sha256),
    constraint evidence_known_code check (code in ('APPLICATION_FORM', 'IDENTITY', 'CERTIFICATE', 'BANK_ACCOUNT',
        'HOUSEHOLD_REGISTRATION', 'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE')),
    constraint evidence_known_type check (type in ('PDF', 'JPEG', 'PNG')),
    constraint evidence_up_to_10_mebibytes check (size between 1 and 10485760),
    constraint evidence_sha256_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$')
);

comment on table evidence is
    'A document that was uploaded to a claim (guide §6.2). Its content is in the document store, encrypted.';
comment on column evidence.sha256 is 'SHA-256 of the content and its key in the document store.';

create index evidence_by_content on evidence (sha256);

create table orphaned_content (
    sha256 text primary key
);

comment on table orphaned_content is
    'Contents whose document was deleted. A job deletes them from the document store, '
    'unless another document has the same content.';
