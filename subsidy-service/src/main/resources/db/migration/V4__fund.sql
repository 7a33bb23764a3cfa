create table fund (
    id           uuid          primary key,
    version      bigint        not null,
    year         smallint      not null,
    line         text          not null,
    appropriated numeric(14,2) not null,
    encumbered   numeric(14,2) not null,
    spent        numeric(14,2) not null,
    constraint fund_once_a_year_and_line unique (year, line),
    constraint fund_year_2019_to_2100 check (year between 2019 and 2100),
    constraint fund_known_line check (
        line in ('SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION')),
    constraint fund_appropriated_not_negative check (appropriated >= 0),
    constraint fund_encumbered_not_negative check (encumbered >= 0),
    constraint fund_spent_not_negative check (spent >= 0),
    constraint fund_never_below_zero check (encumbered + spent <= appropriated)
);

comment on table fund is
    'The budget (预算) of a year and budget line in yuan: encumbered when a claim is approved, spent when it is paid.';
