-- The publication of a batch's results (成绩公布): one act.
create table publication (
    batch_id               uuid        not null constraint publication_once_per_batch primary key,
    last_exam_day          date        not null,
    due_on                 date        not null,
    published_on           date        not null,
    published_at           timestamptz not null,
    review_request_by      date        not null,
    review_answer_by       date        not null,
    certificate_not_before date        not null
);

-- A person's result, stored whole: facts, outcome and the version of the rules.
create table exam_result (
    registration_id uuid        primary key references exam_entry (registration_id),
    batch_id        uuid        not null references publication (batch_id),
    outcome         text        not null check (outcome in ('PASSED', 'NOT_PASSED')),
    policy_name     text        not null,
    policy_version  text        not null,
    decided_for     date        not null,
    decided_at      timestamptz not null,
    facts           jsonb       not null,
    content         jsonb       not null
);

create index exam_result_by_batch on exam_result (batch_id, registration_id);
