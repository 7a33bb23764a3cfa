create table lesson_log (
    id             uuid        primary key,
    enrolment_id   uuid        not null,
    sequence_no    integer     not null,
    lesson         text        not null,
    lesson_version text        not null,
    learnt_on      date        not null,
    minutes        integer     not null,
    done           boolean     not null,
    day_limit      integer     not null,
    reported_by    text        not null,
    by_institution boolean     not null,
    reported_at    timestamptz not null,
    constraint lesson_log_of_enrolment foreign key (enrolment_id) references training_enrolment (id),
    constraint lesson_log_in_sequence unique (enrolment_id, sequence_no),
    constraint lesson_log_not_of_the_future check (learnt_on <= (reported_at at time zone 'Asia/Shanghai')::date),
    constraint lesson_log_within_day check (minutes between 0 and day_limit)
);

comment on table lesson_log is
    'What was reported about the lessons that an enrolled person learns. Rows are only ever inserted; of several about a lesson and '
    'a day the last one counts. The account of a forgotten person is erased.';
comment on column lesson_log.sequence_no is 'The place among the reports about the enrolment, from 1.';
comment on column lesson_log.lesson_version is 'The SHA-256 of the lesson''s file, in hexadecimal digits.';
comment on column lesson_log.minutes is 'All minutes of the day in the lesson.';
comment on column lesson_log.by_institution is
    'Whether the account acted for the institution. A completion needs the log once it has such a report.';
comment on column lesson_log.day_limit is 'The minutes that a day may have in all lessons, by the parameter in force (LRN-02).';

-- LRN-02: reports about one enrolment are inserted one after the other, so that none of them misses the minutes of another one.
create function lesson_log_keeps_day_limit() returns trigger language plpgsql as $$
declare
    others integer;
begin
    perform from training_enrolment where id = new.enrolment_id for update;
    select coalesce(sum(minutes), 0) into others
        from (select distinct on (lesson) minutes from lesson_log
            where enrolment_id = new.enrolment_id and learnt_on = new.learnt_on and lesson <> new.lesson
            order by lesson, sequence_no desc) as latest;
    if others + new.minutes > new.day_limit then
        raise exception 'the lessons of a day have more than % minutes', new.day_limit
            using errcode = 'check_violation', constraint = 'lesson_log_keeps_day_limit';
    end if;
    return new;
end
$$;

create trigger lesson_log_keeps_day_limit
    before insert on lesson_log
    for each row execute function lesson_log_keeps_day_limit();

create trigger lesson_log_is_append_only
    before delete or truncate on lesson_log
    for each statement execute function is_append_only();

create trigger lesson_log_allows_only_erasure
    before update on lesson_log
    for each row execute function allows_only_erasure('reported_by');
