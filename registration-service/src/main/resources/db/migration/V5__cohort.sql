-- People a partner registers together.
create table cohort (
    id            uuid        primary key,
    batch_id      uuid        not null references exam_batch (id),
    registered_by text        not null,
    registered_at timestamptz not null,
    size          integer     not null check (size between 1 and 1000)
);

alter table registration add constraint registration_of_cohort foreign key (cohort_id) references cohort (id);
