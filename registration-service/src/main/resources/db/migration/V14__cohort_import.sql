-- A cohort comes as a file of up to 10,000 rows.
alter table cohort drop constraint cohort_size_check;
alter table cohort add constraint cohort_size_check check (size between 1 and 10000);

-- The job that registers a cohort's file. upload is the digest of the file and of what was asked for with it.
create table cohort_import (
    cohort_id   uuid        primary key references cohort (id),
    upload      text        not null check (upload ~ '^[0-9a-f]{64}$'),
    by_role     text        not null,
    all_or_none boolean     not null,
    status      text        not null check (status in ('RUNNING', 'DONE', 'REFUSED', 'FAILED')),
    reason      text,
    done        integer     not null,
    reached     integer     not null,
    registered  integer     not null,
    failures    integer     not null,
    finished_at timestamptz,
    constraint cohort_import_finished check ((status = 'RUNNING') = (finished_at is null)),
    constraint cohort_import_counts check (registered between 0 and done and failures >= 0)
);

-- The same upload again is the same job; one that registered nobody may be tried again.
create unique index cohort_import_once on cohort_import (upload) where status in ('RUNNING', 'DONE');
create index cohort_import_running on cohort_import (cohort_id) where status = 'RUNNING';
create index cohort_import_finished_at on cohort_import (finished_at);

-- A row of the file: its cells encrypted, until it is registered.
create table cohort_import_row (
    import_id       uuid    not null references cohort_import (cohort_id),
    row             integer not null,
    content_sealed  bytea,
    result          text    check (result in ('REGISTERED', 'DUPLICATE', 'NO_ROOM', 'INVALID')),
    registration_id uuid    references registration (id),
    eligible        boolean,
    reasons         text[]  not null,
    problems        jsonb   not null,
    primary key (import_id, row),
    constraint cohort_import_row_registered check ((result = 'REGISTERED') is true = (registration_id is not null))
);
