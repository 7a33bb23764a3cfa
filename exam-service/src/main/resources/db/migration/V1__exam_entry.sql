-- A confirmed registration, as registration-service has told it: a person who is to sit.
create table exam_entry (
    registration_id     uuid     primary key,
    version             bigint   not null,
    registration_number text     not null,
    person_id           uuid     not null,
    holder_digest       text     not null,
    batch_id            uuid     not null,
    occupation_code     text     not null,
    level               smallint not null check (level between 1 and 5),
    attempt             text     not null check (attempt in ('FIRST', 'RESIT')),
    registered_on       date     not null,
    status              text     not null check (status in ('CONFIRMED', 'SEATED', 'PUBLISHED', 'CERTIFIED', 'CANCELLED'))
);

create index exam_entry_by_batch on exam_entry (batch_id, registration_number);
