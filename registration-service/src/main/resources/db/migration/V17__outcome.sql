create table outcome_report (
    id                 uuid        primary key,
    person_id          uuid        not null,
    level              smallint    not null,
    quarter            text        not null,
    employed           boolean     not null,
    occupation_related boolean     not null,
    wage_band          text,
    consented_at       timestamptz not null,
    constraint outcome_report_of_person foreign key (person_id) references person (id),
    constraint outcome_report_once unique (person_id, level, quarter),
    constraint outcome_report_level_1_to_5 check (level between 1 and 5),
    constraint outcome_report_quarter check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    constraint outcome_report_known_wage_band check (wage_band in (
        'BELOW_10000', 'FROM_10000', 'FROM_15000', 'FROM_20000', 'FROM_30000')),
    constraint outcome_report_work_needs_employment check (employed or (not occupation_related and wage_band is null))
);

comment on table outcome_report is
    'What the holder of a certificate has said about employment in a quarter, voluntarily and with consent.';
comment on column outcome_report.wage_band is 'The monthly wage in yuan, by its band; null if it is not stated.';

create index outcome_report_by_level on outcome_report (level, person_id);
