-- A registration (报名) of one person for one occupation, level and batch.
create sequence registration_number;

create table registration (
    id              uuid        primary key,
    version         bigint      not null,
    number          bigint      not null unique,
    batch_id        uuid        not null references exam_batch (id),
    person_id       uuid        not null references person (id),
    cohort_id       uuid,
    occupation_code text        not null,
    level           smallint    not null check (level between 1 and 5),
    attempt         text        not null check (attempt in ('FIRST', 'RESIT')),
    status          text        not null
                    check (status in ('UNDER_REVIEW', 'APPROVED', 'CONFIRMED', 'INELIGIBLE', 'LAPSED', 'WITHDRAWN', 'CANCELLED')),
    registered_by   text        not null,
    registered_on   date        not null,
    sponsor_reference text,
    constraint registration_confirmed_is_paid check (status <> 'CONFIRMED' or sponsor_reference is not null)
);

-- REG-13: one live registration per person, occupation, level and batch.
create unique index registration_live_once
    on registration (person_id, occupation_code, level, batch_id)
    where status in ('UNDER_REVIEW', 'APPROVED', 'CONFIRMED');

create index registration_by_batch on registration (batch_id, id);
create index registration_by_registrant on registration (registered_by, id);
create index registration_by_cohort on registration (cohort_id, id);
