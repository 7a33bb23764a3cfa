-- A batch is drafted, announced, perhaps cancelled; its notice, its sites with their places, its fees.
alter table exam_batch
    add column status text not null default 'ANNOUNCED' check (status in ('DRAFT', 'ANNOUNCED', 'CANCELLED')),
    add column notice text;

create table exam_site (
    id       uuid primary key,
    batch_id uuid not null references exam_batch (id),
    name     text not null,
    address  text not null,
    constraint exam_site_once_per_batch unique (batch_id, name)
);

-- How many may sit a subject of a level at a site, and how many do: never more than there is room for.
create table exam_place (
    site_id uuid     not null references exam_site (id) on delete cascade,
    level   smallint not null check (level between 1 and 5),
    subject text     not null check (subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    places  integer  not null check (places between 1 and 100000),
    taken   integer  not null default 0,
    primary key (site_id, level, subject),
    constraint exam_place_held check (taken between 0 and places)
);

create table exam_fee (
    batch_id uuid          not null references exam_batch (id),
    level    smallint      not null check (level between 1 and 5),
    subject  text          not null check (subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    amount   numeric(11, 2) not null check (amount >= 0),
    primary key (batch_id, level, subject)
);

alter table registration
    add column site_id uuid references exam_site (id),
    add column fee numeric(11, 2) not null default 0 check (fee >= 0);
