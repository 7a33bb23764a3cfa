-- Training institutions (培训机构), their courses, who takes one, and who has completed it.
create table training_institution (
    id        uuid    primary key,
    version   bigint  not null,
    name      text    not null constraint training_institution_once unique,
    account   text    not null,
    qualified boolean not null,
    landlines text[]  not null
);

create table training_course (
    id             uuid     primary key,
    institution_id uuid     not null references training_institution (id),
    level          smallint not null check (level between 1 and 5),
    standard_hours integer  not null check (standard_hours between 1 and 2000),
    public_benefit boolean  not null,
    modules        text[]   not null,
    constraint training_course_once unique (institution_id, level, public_benefit)
);

-- A course costs what it costs on the day of enrolment.
create table training_fee (
    course_id uuid           not null references training_course (id) on delete cascade,
    from_day  date           not null,
    amount    numeric(11, 2) not null check (amount >= 0),
    primary key (course_id, from_day)
);

create table training_enrolment (
    id             uuid           primary key,
    version        bigint         not null,
    course_id      uuid           not null references training_course (id),
    person_id      uuid           not null references person (id),
    enrolled_by    text           not null,
    enrolled_on    date           not null,
    price          numeric(11, 2) not null check (price >= 0),
    hours          integer        check (hours between 1 and 2000),
    completed_on   date,
    certificate_no text,
    constraint training_enrolment_once unique (course_id, person_id, enrolled_on),
    constraint training_completed_whole
        check ((completed_on is null) = (hours is null) and (completed_on is null) = (certificate_no is null)),
    constraint training_certificate_once unique (course_id, certificate_no)
);

create index training_enrolment_by_person on training_enrolment (person_id);
