-- A score review (成绩复核): once a subject, answered by another than who marked first (EXM-05, EXM-06, EXM-10).
create table score_review (
    id              uuid         primary key,
    version         bigint       not null,
    registration_id uuid         not null,
    subject         text         not null,
    batch_id        uuid         not null references publication (batch_id),
    asked_by        text         not null,
    asked_on        date         not null,
    answer_by       date         not null,
    score_before    numeric(5,2) not null check (score_before between 0 and 100),
    score_after     numeric(5,2) check (score_after between 0 and 100),
    reason          text,
    answered_by     text,
    answered_at     timestamptz,
    constraint score_review_of_a_score foreign key (registration_id, subject) references score (registration_id, subject),
    constraint score_review_once unique (registration_id, subject),
    constraint score_review_answered_whole check (
        (answered_at is null) = (score_after is null) and (answered_at is null) = (reason is null)
        and (answered_at is null) = (answered_by is null))
);

create index score_review_by_batch on score_review (batch_id, id);
create index score_review_open on score_review (answer_by, id) where answered_at is null;

-- A result that a later one stands instead of, whole: what was decided is kept.
create table corrected_result (
    id              uuid        primary key,
    registration_id uuid        not null references exam_entry (registration_id),
    outcome         text        not null check (outcome in ('PASSED', 'NOT_PASSED')),
    policy_name     text        not null,
    policy_version  text        not null,
    decided_for     date        not null,
    decided_at      timestamptz not null,
    corrected_at    timestamptz not null,
    facts           jsonb       not null,
    content         jsonb       not null
);

create index corrected_result_by_registration on corrected_result (registration_id, id);
