-- What exam-service has told about a registration.
create table exam_progress (
    registration_id    uuid  primary key,
    seats              jsonb,
    outcome            text  check (outcome in ('PASSED', 'NOT_PASSED')),
    subjects           jsonb,
    resit_subjects     text[],
    resit_register_by  date,
    published_on       date,
    certificate_number text,
    certificate_issued_on date
);

-- Certificates held, for REG-13.
create table certificate_held (
    certificate_number text     primary key,
    person_id          uuid     not null,
    occupation_code    text     not null,
    level              smallint not null check (level between 1 and 5),
    issued_on          date     not null
);

create index certificate_held_by_person on certificate_held (person_id);
