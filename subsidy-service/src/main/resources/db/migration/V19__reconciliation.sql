-- What the books, the claims and the bank say of the same money, compared each day.
create table reconciliation (
    day         date        primary key,
    checked_at  timestamptz not null,
    differences int         not null
);

create table reconciliation_difference (
    id       uuid primary key,
    day      date not null references reconciliation (day) on delete cascade,
    code     text not null,
    subject  text not null,
    expected text not null,
    actual   text not null
);

create index reconciliation_difference_by_day on reconciliation_difference (day, id);
