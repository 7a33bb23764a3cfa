-- The last serial of a year and level. Its row is locked while certificates are issued: no gap, no number twice.
create table certificate_serial (
    year  smallint not null,
    level smallint not null check (level between 1 and 5),
    last  integer  not null check (last between 0 and 999999),
    primary key (year, level)
);

create table certificate (
    number          text        primary key check (number ~ '^[SY][0-9]{21}$'),
    registration_id uuid        not null constraint certificate_once_per_registration unique
                                references exam_entry (registration_id),
    person_id       uuid        not null,
    holder_digest   text        not null,
    batch_id        uuid        not null,
    occupation_code text        not null,
    level           smallint    not null check (level between 1 and 5),
    year            smallint    not null,
    serial          integer     not null,
    issued_on       date        not null,
    issued_at       timestamptz not null,
    constraint certificate_serial_once unique (year, level, serial)
);

create index certificate_by_batch on certificate (batch_id, number);
