-- Who may mark, and for which training institutions they work (EXM-13).
create table examiner (
    id           uuid   primary key,
    version      bigint not null,
    account      text   not null constraint examiner_once_per_account unique,
    institutions uuid[] not null
);

-- What one marker found; the score of a subject follows from as many markings as the subject needs.
create table marking (
    registration_id uuid         not null,
    subject         text         not null,
    marker          text         not null,
    value           numeric(5,2) not null check (value between 0 and 100),
    entered_at      timestamptz  not null,
    constraint marking_of_a_seat foreign key (registration_id, subject) references seat (registration_id, subject),
    constraint marking_once_per_marker primary key (registration_id, subject, marker)
);

insert into marking (registration_id, subject, marker, value, entered_at)
select registration_id, subject, entered_by, value, entered_at from score where not absent;
