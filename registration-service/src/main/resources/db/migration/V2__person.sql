-- A person, recognised by the keyed digest of the identity document. Name and number are encrypted.
create table person (
    id             uuid  primary key,
    holder_digest  text  not null constraint person_once_per_document unique,
    document_type  text  not null check (document_type in ('RESIDENT_ID', 'HMT_PERMIT', 'HMT_HOME_ID', 'PASSPORT')),
    number_sealed  bytea not null,
    name_sealed    bytea not null
);
