create table cohort (
    id            uuid        primary key,
    batch_id      uuid        not null,
    registered_by text        not null,
    registered_at timestamptz not null,
    size          integer     not null,
    constraint cohort_of_batch foreign key (batch_id) references exam_batch (id),
    constraint cohort_size_1_to_10000 check (size between 1 and 10000)
);

comment on table cohort is 'Candidates that a partner registers together, for one batch.';

-- An imported row names its registration, and a registration names its cohort: the cycle is closed here.
alter table registration
    add constraint registration_of_cohort foreign key (cohort_id) references cohort (id);

create table cohort_import (
    cohort_id   uuid    primary key,
    upload      text    not null,
    by_role     text    not null,
    all_or_none boolean not null,
    status      text    not null,
    reason      text,
    done        integer not null,
    reached     integer not null,
    registered  integer not null,
    failures    integer not null,
    finished_at timestamptz,
    constraint cohort_import_of_cohort foreign key (cohort_id) references cohort (id),
    constraint cohort_import_upload_is_a_digest check (upload ~ '^[0-9a-f]{64}$'),
    constraint cohort_import_known_status check (status in ('RUNNING', 'DONE', 'REFUSED', 'FAILED')),
    constraint cohort_import_finished check ((status = 'RUNNING') = (finished_at is null)),
    constraint cohort_import_counts check (registered between 0 and done and failures >= 0)
);

comment on table cohort_import is 'The background job that registers the rows of a cohort''s file.';
comment on column cohort_import.upload is 'SHA-256 of the file and of the options it was uploaded with.';
comment on column cohort_import.all_or_none is 'Whether no row is registered unless every row can be.';
comment on column cohort_import.reason is 'Why the job ended before every row was processed.';
comment on column cohort_import.done is 'How many rows are processed.';
comment on column cohort_import.reached is 'Number of the last row that is processed.';
comment on column cohort_import.failures is 'How many times the job was interrupted by an error since rows were last handled.';

-- The same file uploaded again is the same job; a job that registered nobody may be repeated.
create unique index cohort_import_once on cohort_import (upload) where status in ('RUNNING', 'DONE');
create index cohort_import_running on cohort_import (cohort_id) where status = 'RUNNING';
create index cohort_import_finished_at on cohort_import (finished_at);

create table cohort_import_row (
    import_id         uuid    not null,
    row               integer not null,
    encrypted_content bytea,
    result            text,
    registration_id   uuid,
    duplicate_of      uuid,
    eligible          boolean,
    reasons           text[]  not null,
    problems          jsonb   not null,
    primary key (import_id, row),
    constraint cohort_import_row_of_import foreign key (import_id) references cohort_import (cohort_id),
    constraint cohort_import_row_of_registration foreign key (registration_id) references registration (id),
    constraint cohort_import_row_duplicate_of_registration foreign key (duplicate_of) references registration (id),
    constraint cohort_import_row_duplicate check (duplicate_of is null or result = 'DUPLICATE'),
    constraint cohort_import_row_known_result check (result in ('REGISTERED', 'DUPLICATE', 'NO_ROOM', 'INVALID')),
    constraint cohort_import_row_registered check ((result = 'REGISTERED') is true = (registration_id is not null))
);

comment on table cohort_import_row is 'A row of a cohort''s file and its result.';
comment on column cohort_import_row.row is 'Row number as a spreadsheet shows it: the header is row 1.';
comment on column cohort_import_row.encrypted_content is
    'The cells as JSON, encrypted; erased when the row is registered.';
comment on column cohort_import_row.result is 'Null until the row is processed.';
comment on column cohort_import_row.duplicate_of is
    'The registration that the row repeats, if the same account registered it.';
comment on column cohort_import_row.reasons is 'Codes of the eligibility rules that are not met.';
comment on column cohort_import_row.problems is 'Violations by column, if the row is invalid.';
