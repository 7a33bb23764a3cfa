-- A public-benefit programme (公益培训) is a thing of its own: who pays for it, for how many, until when.
create table training_programme (
    id         uuid    primary key,
    version    bigint  not null,
    course_id  uuid    not null references training_course (id),
    name       text    not null,
    organiser  text    not null,
    enrol_from date    not null,
    enrol_to   date    not null,
    places     integer not null,
    taken      integer not null,
    constraint training_programme_once unique (course_id, name),
    constraint training_programme_period check (enrol_from <= enrol_to),
    constraint training_programme_room check (taken between 0 and places)
);

alter table training_enrolment add column programme_id uuid references training_programme (id);
create unique index training_programme_place_once on training_enrolment (programme_id, person_id);

-- It was a mark on a course: its people are moved to the course of the same level, or the course loses the mark.
update training_enrolment enrolment set course_id = course.id
from training_course marked
join training_course course
    on course.institution_id = marked.institution_id and course.level = marked.level and not course.public_benefit
where marked.public_benefit and enrolment.course_id = marked.id;

delete from training_course marked using training_course course
where marked.public_benefit and not course.public_benefit
and course.institution_id = marked.institution_id and course.level = marked.level;

alter table training_course drop constraint training_course_once;
alter table training_course drop column public_benefit;
alter table training_course add constraint training_course_once unique (institution_id, level);
