-- What a certificate shows and what became of it. The name is the certificate's own: a correction makes another one.
alter table certificate
    add column status         text   not null default 'VALID' check (status in ('VALID', 'REPLACED', 'REVOKED')),
    add column sealed_name     text,
    add column sealed_document text,
    add column replaces        text   constraint certificate_replaces_once unique references certificate (number),
    add column reissued_on     date,
    add column ended_on        date,
    add column status_index    bigint generated always as identity,
    add constraint certificate_status_index_once unique (status_index),
    add constraint certificate_ended_with_a_day check ((status = 'VALID') = (ended_on is null)),
    drop constraint certificate_once_per_registration;

-- One that counts for each registration, whatever is replaced or revoked.
create unique index certificate_once_per_registration on certificate (registration_id) where status = 'VALID';
create index certificate_ended on certificate (status_index) where status <> 'VALID';

-- A correction, reissue or revocation, asked for by one person and decided by another.
create table certificate_change (
    id             uuid        primary key,
    version        bigint      not null,
    number         text        not null references certificate (number),
    kind           text        not null check (kind in ('CORRECTION', 'REISSUE', 'REVOCATION')),
    reason         text        not null,
    sealed_name    text,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    approved       boolean,
    decided_by     text,
    decided_at     timestamptz,
    decided_because text,
    new_number     text        references certificate (number),
    constraint certificate_change_by_two_people check (decided_by <> requested_by),
    constraint certificate_change_correction_names check ((kind = 'CORRECTION') = (sealed_name is not null)),
    constraint certificate_change_decided_whole check (
        (approved is null) = (decided_by is null) and (approved is null) = (decided_at is null))
);

create unique index certificate_change_one_open on certificate_change (number) where approved is null;
create index certificate_change_by_number on certificate_change (number, id);

-- How the printed certificate goes to its holder (邮寄), postage to pay on delivery.
create table certificate_mailing (
    id             uuid        primary key,
    version        bigint      not null,
    number         text        not null constraint certificate_mailed_once unique references certificate (number),
    sealed_address bytea       not null,
    asked_by       text        not null,
    asked_at       timestamptz not null,
    carrier        text,
    tracking       text,
    sent_at        timestamptz,
    constraint certificate_mailing_sent_whole check (
        (sent_at is null) = (carrier is null) and (sent_at is null) = (tracking is null))
);

create index certificate_mailing_waiting on certificate_mailing (id) where sent_at is null;
