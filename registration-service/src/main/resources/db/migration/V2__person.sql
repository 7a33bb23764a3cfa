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
    'The key under which the name is encrypted in events, itself encrypted under the event keyset.';
comment on column person.erased_on is 'The day on which the name, the number and the key were erased.';

create table name_correction (
    id              uuid        primary key,
    version         bigint      not null,
    person_id       uuid        not null,
    registration_id uuid        not null,
    encrypted_name  bytea,
    evidence        text        not null,
    status          text        not null,
    proposed_by     text        not null,
    proposed_at     timestamptz not null,
    decided_by      text,
    decided_at      timestamptz,
    constraint name_correction_of_person foreign key (person_id) references person (id),
    constraint name_correction_known_status check (status in ('PROPOSED', 'CONFIRMED', 'REFUSED')),
    constraint name_correction_decided_whole check (
        (status = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint name_correction_by_two_people check (status <> 'CONFIRMED' or decided_by <> proposed_by)
);

comment on table name_correction is
    'A correction of a person''s name: proposed with evidence by one registrar and confirmed by another.';
comment on column name_correction.registration_id is 'The registration with whose documents the name was compared.';
comment on column name_correction.encrypted_name is 'The corrected name, encrypted; erased with that of the person.';

create unique index name_correction_proposed_once on name_correction (person_id) where status = 'PROPOSED';
create index name_correction_by_status on name_correction (status, id);
