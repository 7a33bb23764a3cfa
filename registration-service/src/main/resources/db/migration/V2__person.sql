create table person (
    id               uuid primary key,
    holder_digest    text not null,
    document_type    text not null,
    encrypted_number bytea,
    encrypted_name   bytea,
    wrapped_key      bytea,
    erased_on        date,
    constraint person_once_per_document unique (holder_digest),
    constraint person_known_document_type check (
        document_type in ('RESIDENT_ID', 'HMT_PERMIT', 'HMT_HOME_ID', 'PASSPORT')),
    constraint person_known_or_erased check (
        num_nulls(encrypted_number, encrypted_name, wrapped_key) = case when erased_on is null then 0 else 3 end)
);

comment on table person is
    'A person who registers or is trained. '
    'After the retention period the name, the document number and the key are erased and the row stays.';
comment on column person.holder_digest is
    'Keyed digest of the identity document: it identifies the person without naming anybody.';
comment on column person.encrypted_number is 'The number of the identity document, encrypted.';
comment on column person.encrypted_name is 'The name, encrypted.';
comment on column person.wrapped_key is
    'The key under which the name is encrypted in events, itself encrypted under the keyset of the services.';
comment on column person.erased_on is 'The day on which the name, the number and the key were erased.';
