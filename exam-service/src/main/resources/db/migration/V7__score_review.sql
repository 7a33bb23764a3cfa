create table score_review (
    id              uuid         primary key,
    version         bigint       not null,
    registration_id uuid         not null,
    subject         text         not null,
    batch_id        uuid         not null,
    asked_by        text         not null,
    asked_on        date         not null,
    answer_by       date         not null,
    score_before    numeric(5,2) not null,
    score_after     numeric(5,2),
    reason          text,
    answered_by     text,
    answered_at     timestamptz,
    constraint score_review_in_publication foreign key (batch_id) references publication (batch_id),
    constraint score_review_of_a_score foreign key (registration_id, subject)
        references score (registration_id, subject),
    constraint score_review_once unique (registration_id, subject),
    constraint score_review_before_0_to_100 check (score_before between 0 and 100),
    constraint score_review_after_0_to_100 check (score_after between 0 and 100),
    constraint score_review_answered_whole check (
        (answered_at is null) = (score_after is null) and (answered_at is null) = (reason is null)
        and (answered_at is null) = (answered_by is null))
);

comment on table score_review is
    'A score review (成绩复核): requested once per subject, answered by another person than the first marker '
    '(EXM-05, EXM-06, EXM-10).';
comment on column score_review.answer_by is 'The last day for the answer.';

create index score_review_by_batch on score_review (batch_id, id);
create index score_review_open on score_review (answer_by, id) where answered_at is null;
