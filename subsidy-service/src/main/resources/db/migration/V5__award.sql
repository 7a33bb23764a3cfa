-- Every holder's awards, reserved by a pending claim (SUB-11) or awarded. The limits are held here, whatever the code does.
create table award_holder (
    holder_digest text primary key
);

create table award (
    id              uuid     primary key,
    holder_digest   text     not null references award_holder (holder_digest),
    kind            text     not null
                    check (kind in ('SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION')),
    occupation_code text     not null,
    level           smallint not null check (level between 1 and 5),
    claimed_on      date     not null,
    year            smallint not null,
    place           smallint not null check (place between 1 and 3),
    claim_id        uuid     not null references claim (id),
    status          text     not null check (status in ('RESERVED', 'AWARDED', 'RELEASED')),
    constraint award_year_of_claim check (year = extract(year from claimed_on)),
    constraint award_once_per_claim unique (claim_id)
);

-- SUB-04: once a year per kind.
create unique index award_once_a_year_per_kind on award (holder_digest, kind, year) where status <> 'RELEASED';

-- SUB-05: three places a year.
create unique index award_places_a_year on award (holder_digest, year, place) where status <> 'RELEASED';

-- SUB-07: once per level, ever.
create unique index award_once_per_level
    on award (holder_digest, occupation_code, level)
    where status <> 'RELEASED' and kind = 'SKILLS_UPGRADING';
