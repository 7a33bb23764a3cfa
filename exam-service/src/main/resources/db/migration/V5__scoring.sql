create table score (
    registration_id uuid         not null,
    subject         text         not null,
    value           numeric(5,2),
    absent          boolean      not null,
    entered_by      text         not null,
    entered_at      timestamptz  not null,
    constraint score_once_per_subject primary key (registration_id, subject),
    constraint score_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint score_0_to_100 check (value between 0 and 100),
    constraint score_or_absence check ((value is null) = absent)
);

comment on table score is
    'The score of a candidate in a subject, or an absence (缺考), which is a fact and not a score of 0 (EXM-09).';

create table marking (
    registration_id uuid         not null,
    subject         text         not null,
    marker          text         not null,
    value           numeric(5,2) not null,
    entered_at      timestamptz  not null,
    constraint marking_of_a_seat foreign key (registration_id, subject) references seat (registration_id, subject),
    constraint marking_once_per_marker primary key (registration_id, subject, marker),
    constraint marking_0_to_100 check (value between 0 and 100)
);

comment on table marking is
    'The mark that one marker gave. The score of a subject is computed from as many markings as the subject needs.';

create table score_correction (
    id              uuid         primary key,
    registration_id uuid         not null,
    subject         text         not null,
    marker          text,
    value_before    numeric(5,2),
    value_after     numeric(5,2),
    reason          text         not null,
    corrected_by    text         not null,
    corrected_at    timestamptz  not null,
    constraint score_correction_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint score_correction_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint score_correction_of_a_score_or_absence check (
        (marker is null) = (value_before is null) and (marker is null) = (value_after is null)),
    constraint score_correction_before_0_to_100 check (value_before between 0 and 100),
    constraint score_correction_after_0_to_100 check (value_after between 0 and 100)
);

comment on table score_correction is
    'The correction of a mistyped score before publication, by its marker or an exam officer, with its reason. '
    'Without a marker, an absence that was entered by mistake is taken back.';

create index score_correction_by_registration on score_correction (registration_id, id);
