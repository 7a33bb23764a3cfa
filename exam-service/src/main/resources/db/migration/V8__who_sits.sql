-- What the arrangement of seats looks at, and the person's name, sealed as it came.
alter table exam_entry
    add column site            text,
    add column cohort_id       uuid,
    add column extra_minutes   smallint not null default 0 check (extra_minutes between 0 and 120),
    add column accessible_room boolean  not null default false,
    add column sealed_name     text,
    add column sealed_document text;

-- Who trains whom (EXM-13), as registration-service has told it.
create table training (
    enrolment_id   uuid     primary key,
    person_id      uuid     not null,
    institution_id uuid     not null,
    level          smallint not null check (level between 1 and 5),
    enrolled_on    date     not null
);

create index training_by_person on training (person_id, institution_id);
