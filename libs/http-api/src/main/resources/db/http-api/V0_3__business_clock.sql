-- How far a sandbox's business clock stands from the system's. One row; unused outside a sandbox.
create table business_clock (
    only_row      boolean primary key default true check (only_row),
    offset_millis bigint  not null default 0
);

insert into business_clock default values;
