create table person (
    id               uuid primary key,
    holder_digest    text not null,
    document_type    text not null,
    encrypted_number bytea,
    encrypted_name   bytea,
    erased_on        date,
    constraint person_once_per_document unique (holder_digest),
    constraint person_known_document_type check (
        document_type in ('RESIDENT_ID', 'HMT_PERMIT', 'HMT_HOME_ID', 'PASSPORT')),
    constraint person_known_or_erased check (
        (erased_on is null) = (encrypted_number is not null) and (erased_on is null) = (encrypted_name is not null))
);

comment on table person is
    'A person who registers or is trained. '
    'After the retention period the name and the document number are erased and the row stays.';
comment on column person.holder_digest is
    'Keyed digest of the identity document: it identifies the person without naming anybody.';
comment on column person.encrypted_number is 'The number of the identity document, encrypted.';
comment on column person.encrypted_name is 'The name, encrypted.';
comment on column person.erased_on is 'The day on which the name and the number were erased.';
