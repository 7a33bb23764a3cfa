create table business_clock (
    only_row      boolean primary key default true,
    offset_millis bigint  not null default 0,
    constraint business_clock_has_one_row check (only_row)
);

comment on table business_clock is
    'One row: the offset of a sandbox''s business clock from the system clock. Outside a sandbox it stays 0.';

insert into business_clock default values;

-- When the current statement arrived at the database: a statement that waits for a lock keeps the time of its arrival.
create function business_time() returns timestamptz language sql stable as $$
    select statement_timestamp() + offset_millis * interval '1 millisecond' from business_clock
$$;

comment on function business_time() is
    'The business time by the clock of the database, for times that no replica''s clock and no client may move.';
