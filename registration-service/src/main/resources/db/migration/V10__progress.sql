create table exam_progress (
    registration_id       uuid  primary key,
    seats                 jsonb,
    outcome               text,
    subjects              jsonb,
    resit_subjects        text[],
    resit_register_by     date,
    published_on          date,
    certificate_number    text,
    certificate_issued_on date,
    hindered_at           timestamptz,
    constraint exam_progress_known_outcome check (outcome in ('PASSED', 'NOT_PASSED'))
);

comment on table exam_progress is
    'What exam-service has published about a registration: seats, result and certificate. Written from its events.';
comment on column exam_progress.hindered_at is
    'When a public emergency cancelled the candidate''s session (REG-12): the registration may be moved or refunded.';

create index exam_progress_hindered on exam_progress (hindered_at, registration_id) where hindered_at is not null;

create table certificate_held (
    certificate_number text     primary key,
    person_id          uuid     not null,
    occupation_code    text     not null,
    level              smallint not null,
    issued_on          date     not null,
    constraint certificate_held_level_1_to_5 check (level between 1 and 5)
);

comment on table certificate_held is
    'The certificates that persons hold, for REG-13. Written from the events of exam-service.';

create index certificate_held_by_person on certificate_held (person_id);

create table exam_bar (
    registration_id uuid primary key,
    person_id       uuid not null,
    barred_until    date not null
);

comment on table exam_bar is
    'The persons who are barred from exams for misconduct (EXM-14), by the registration of the sitting. Written from the events of exam-service.';
comment on column exam_bar.barred_until is 'The last day on which the person may not register.';

create index exam_bar_by_person on exam_bar (person_id);
