create table certificate_serial (
    year  smallint not null,
    level smallint not null,
    last  integer  not null,
    primary key (year, level),
    constraint certificate_serial_level_1_to_5 check (level between 1 and 5),
    constraint certificate_serial_of_6_digits check (last between 0 and 999999)
);

comment on table certificate_serial is
    'The last serial number of a year and level. '
    'The row is locked while certificates are issued, so that serial numbers have no gaps and no duplicates.';

create table certificate (
    number             text        primary key,
    registration_id    uuid        not null,
    person_id          uuid        not null,
    holder_digest      text        not null,
    batch_id           uuid        not null,
    occupation_code    text        not null,
    level              smallint    not null,
    year               smallint    not null,
    serial             integer     not null,
    issued_on          date        not null,
    issued_at          timestamptz not null,
    status             text        not null default 'VALID',
    encrypted_name     text,
    encrypted_document text,
    code               text        not null,
    replaces           text,
    reissued_on        date,
    ended_on           date,
    status_index       bigint      generated always as identity,
    constraint certificate_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint certificate_replaces_another foreign key (replaces) references certificate (number),
    constraint certificate_replaces_once unique (replaces),
    constraint certificate_serial_once unique (year, level, serial),
    constraint certificate_status_index_once unique (status_index),
    constraint certificate_number_form check (number ~ '^[SY][0-9]{21}$'),
    constraint certificate_level_1_to_5 check (level between 1 and 5),
    constraint certificate_known_status check (status in ('VALID', 'REPLACED', 'REVOKED')),
    constraint certificate_ended_with_a_day check ((status = 'VALID') = (ended_on is null))
);

comment on table certificate is 'A vocational skill level certificate (职业技能等级证书).';
comment on column certificate.holder_digest is 'Keyed digest of the identity document.';
comment on column certificate.encrypted_name is
    'The name that the certificate shows, encrypted. A correction issues another certificate; it is erased with the person.';
comment on column certificate.encrypted_document is 'Type and masked number of the identity document, encrypted.';
comment on column certificate.code is
    'A random code that the printed QR code holds, by which the certificate is verified without the name.';
comment on column certificate.replaces is 'The certificate that this one was issued to replace.';
comment on column certificate.ended_on is 'The day on which it was replaced or revoked.';
comment on column certificate.status_index is 'Index of the certificate in the Bitstring Status List.';

-- However many are replaced or revoked, a registration has one valid certificate.
create unique index certificate_once_per_registration on certificate (registration_id) where status = 'VALID';
create index certificate_ended on certificate (status_index) where status <> 'VALID';
create index certificate_by_batch on certificate (batch_id, number);

create table certificate_change (
    id              uuid        primary key,
    version         bigint      not null,
    number          text        not null,
    kind            text        not null,
    reason          text        not null,
    encrypted_name  text,
    requested_by    text        not null,
    requested_at    timestamptz not null,
    approved        boolean,
    decided_by      text,
    decided_at      timestamptz,
    decided_because text,
    new_number      text,
    constraint certificate_change_of_certificate foreign key (number) references certificate (number),
    constraint certificate_change_led_to_certificate foreign key (new_number) references certificate (number),
    constraint certificate_change_known_kind check (kind in ('CORRECTION', 'REISSUE', 'REVOCATION')),
    constraint certificate_change_by_two_people check (decided_by <> requested_by),
    constraint certificate_change_correction_names check (kind = 'CORRECTION' or encrypted_name is null),
    constraint certificate_change_decided_whole check (
        (approved is null) = (decided_by is null) and (approved is null) = (decided_at is null))
);

comment on table certificate_change is
    'A correction (更正), reissue (补发) or revocation (撤销) of a certificate: requested by one person, decided by another.';
comment on column certificate_change.encrypted_name is 'The corrected name, encrypted; erased with the person.';
comment on column certificate_change.new_number is 'The certificate that the approved change issued.';

create unique index certificate_change_one_open on certificate_change (number) where approved is null;
create index certificate_change_by_number on certificate_change (number, id);
