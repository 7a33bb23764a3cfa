create table publication (
    batch_id               uuid        not null,
    last_exam_day          date        not null,
    due_on                 date        not null,
    published_on           date        not null,
    published_at           timestamptz not null,
    review_request_by      date        not null,
    review_answer_by       date        not null,
    certificate_not_before date        not null,
    people                 integer     not null default 0,
    completed_at           timestamptz,
    traceparent            text,
    constraint publication_once_per_batch primary key (batch_id)
);

comment on table publication is
    'The publication of a batch''s results (成绩公布): started in one transaction and completed in batches. '
    'No result is visible before completed_at is set.';
comment on column publication.due_on is 'The last day for publishing the results.';
comment on column publication.traceparent is
    'The W3C trace context of the call that started it, which its batches continue. Null if it was not traced.';
comment on column publication.people is 'How many candidates were to be published when it started.';

create index publication_running on publication (batch_id) where completed_at is null;

create table exam_result (
    registration_id uuid        primary key,
    batch_id        uuid        not null,
    outcome         text        not null,
    policy_name     text        not null,
    policy_version  text        not null,
    decided_for     date        not null,
    decided_at      timestamptz not null,
    facts           jsonb       not null,
    content         jsonb       not null,
    constraint exam_result_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint exam_result_in_publication foreign key (batch_id) references publication (batch_id),
    constraint exam_result_known_outcome check (outcome in ('PASSED', 'NOT_PASSED'))
);

comment on table exam_result is
    'The result of a candidate with its facts and policy version, so that it can be replayed.';
comment on column exam_result.decided_for is 'The day whose rules decided.';

create index exam_result_by_batch on exam_result (batch_id, registration_id);

create table corrected_result (
    id              uuid        primary key,
    registration_id uuid        not null,
    outcome         text        not null,
    policy_name     text        not null,
    policy_version  text        not null,
    decided_for     date        not null,
    decided_at      timestamptz not null,
    corrected_at    timestamptz not null,
    facts           jsonb       not null,
    content         jsonb       not null,
    constraint corrected_result_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint corrected_result_known_outcome check (outcome in ('PASSED', 'NOT_PASSED'))
);

comment on table corrected_result is 'A result that was replaced by a later one, unchanged as it was decided.';

create index corrected_result_by_registration on corrected_result (registration_id, id);
