create table check_in (
    registration_id   uuid        not null,
    session_id        uuid        not null,
    checked_in_at     timestamptz not null,
    offline           boolean     not null,
    recorded_by       text        not null,
    recorded_at       timestamptz not null,
    confirmed_because text,
    constraint check_in_once primary key (session_id, registration_id),
    constraint check_in_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint check_in_to_session foreign key (session_id) references exam_session (id)
);

comment on table check_in is
    'The check-in of a candidate at a session. The same check-in reported again changes nothing.';
comment on column check_in.confirmed_because is
    'Why an exam officer confirmed that the candidate sat without a check-in; null for a check-in.';
comment on column check_in.offline is 'Whether it was taken from a signed list that was used without a network.';

create table misconduct (
    id              uuid        primary key,
    registration_id uuid        not null,
    subject         text        not null,
    degree          text        not null,
    barred_until    date,
    reason          text        not null,
    decided_by      text        not null,
    decided_at      timestamptz not null,
    bar_ended_by    text,
    bar_ended_at    timestamptz,
    constraint misconduct_of_entry foreign key (registration_id) references exam_entry (registration_id),
    constraint misconduct_once_per_subject unique (registration_id, subject),
    constraint misconduct_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint misconduct_known_degree check (degree in ('SUBJECT', 'SITTING', 'BARRED_UNTIL')),
    constraint misconduct_bar_has_a_day check ((degree = 'BARRED_UNTIL') = (barred_until is not null)),
    constraint misconduct_bar_ended_whole check ((bar_ended_by is null) = (bar_ended_at is null)),
    constraint misconduct_bar_ended_after_it_began check (bar_ended_at is null or barred_until is not null),
    constraint misconduct_bar_ended_by_another check (bar_ended_by <> decided_by)
);

comment on table misconduct is 'Misconduct (违纪) of a candidate in a subject: the score of the subject is void.';
comment on column misconduct.degree is
    'EXM-14. SITTING and BARRED_UNTIL void the other subjects of the sitting too: each has a row of its own with the degree SITTING.';
comment on column misconduct.barred_until is 'The last day on which the person may not register for an exam.';
