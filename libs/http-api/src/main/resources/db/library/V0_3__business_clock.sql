create table business_clock (
    only_row      boolean primary key default true,
    offset_millis bigint  not null default 0,
    constraint business_clock_has_one_row check (only_row)
);

comment on table business_clock is
    'One row: the offset of a sandbox''s business clock from the system clock. Outside a sandbox it stays 0.';

insert into business_clock default values;
