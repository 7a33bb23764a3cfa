create table training_institution (
    id        uuid    primary key,
    version   bigint  not null,
    name      text    not null,
    account   text    not null,
    qualified boolean not null,
    landlines text[]  not null,
    constraint training_institution_once unique (name)
);

comment on table training_institution is 'A training institution (培训机构).';
comment on column training_institution.account is 'The partner''s account that acts for the institution.';
comment on column training_institution.qualified is 'Whether it is licensed to train (具有办学资质).';

create table training_course (
    id             uuid     primary key,
    institution_id uuid     not null,
    level          smallint not null,
    standard_hours integer  not null,
    modules        text[]   not null,
    constraint training_course_of_institution foreign key (institution_id) references training_institution (id),
    constraint training_course_once unique (institution_id, level),
    constraint training_course_level_1_to_5 check (level between 1 and 5),
    constraint training_course_1_to_2000_hours check (standard_hours between 1 and 2000)
);

comment on table training_course is 'The course of an institution for one level.';
comment on column training_course.standard_hours is 'Standard hours (标准学时).';

create table training_fee (
    course_id uuid           not null,
    from_day  date           not null,
    amount    numeric(11, 2) not null,
    primary key (course_id, from_day),
    constraint training_fee_of_course foreign key (course_id) references training_course (id) on delete cascade,
    constraint training_fee_not_negative check (amount >= 0)
);

comment on table training_fee is
    'The price of a course in yuan from a day on. The day of enrolment decides which price applies.';

create table training_programme (
    id         uuid    primary key,
    version    bigint  not null,
    course_id  uuid    not null,
    name       text    not null,
    organiser  text    not null,
    enrol_from date    not null,
    enrol_to   date    not null,
    places     integer not null,
    taken      integer not null,
    constraint training_programme_of_course foreign key (course_id) references training_course (id),
    constraint training_programme_once unique (course_id, name),
    constraint training_programme_period check (enrol_from <= enrol_to),
    constraint training_programme_room check (taken between 0 and places)
);

comment on table training_programme is
    'A public-benefit training programme (公益培训): a limited number of places on a course, paid by the organiser.';

create table training_enrolment (
    id             uuid           primary key,
    version        bigint         not null,
    course_id      uuid           not null,
    person_id      uuid           not null,
    enrolled_by    text           not null,
    enrolled_on    date           not null,
    price          numeric(11, 2) not null,
    hours          integer,
    completed_on   date,
    certificate_no text,
    programme_id   uuid,
    constraint training_enrolment_in_course foreign key (course_id) references training_course (id),
    constraint training_enrolment_of_person foreign key (person_id) references person (id),
    constraint training_enrolment_in_programme foreign key (programme_id) references training_programme (id),
    constraint training_enrolment_once unique (course_id, person_id, enrolled_on),
    constraint training_enrolment_price_not_negative check (price >= 0),
    constraint training_enrolment_1_to_2000_hours check (hours between 1 and 2000),
    constraint training_completed_whole check (
        (completed_on is null) = (hours is null) and (completed_on is null) = (certificate_no is null)),
    constraint training_certificate_once unique (course_id, certificate_no)
);

comment on table training_enrolment is 'The enrolment of a person in a course, and its completion.';
comment on column training_enrolment.price is 'What the person pays in yuan.';
comment on column training_enrolment.certificate_no is 'Number of the completion certificate (结业证书).';

create unique index training_programme_place_once on training_enrolment (programme_id, person_id);
create index training_enrolment_by_person on training_enrolment (person_id);
