-- A score, or an absence, which is a fact and not a score of 0 (EXM-09).
create table score (
    registration_id uuid         not null references exam_entry (registration_id),
    subject         text         not null,
    value           numeric(5,2) check (value between 0 and 100),
    absent          boolean      not null,
    entered_by      text         not null,
    entered_at      timestamptz  not null,
    constraint score_once_per_subject primary key (registration_id, subject),
    constraint score_or_absence check ((value is null) = absent)
);
