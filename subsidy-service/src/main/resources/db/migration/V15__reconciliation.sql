create table reconciliation (
    day         date        primary key,
    checked_at  timestamptz not null,
    differences int         not null
);

comment on table reconciliation is
    'The daily reconciliation (对账) of the ledger, the claims and the bank''s reports, with the number of differences.';

create table reconciliation_difference (
    id       uuid primary key,
    day      date not null,
    code     text not null,
    subject  text not null,
    expected text not null,
    actual   text not null,
    constraint reconciliation_difference_of_day foreign key (day) references reconciliation (day) on delete cascade
);

comment on table reconciliation_difference is 'A difference that the reconciliation of a day has found.';

create index reconciliation_difference_by_day on reconciliation_difference (day, id);
