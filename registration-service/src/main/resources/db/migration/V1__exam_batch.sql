create table exam_batch (
    id                 uuid        primary key,
    version            bigint      not null,
    name               text        not null,
    occupation_code    text        not null,
    levels             integer[]   not null,
    registration_from  date        not null,
    registration_to    date        not null,
    review_to          date        not null,
    exam_from          date        not null,
    exam_to            date        not null,
    status             text        not null default 'ANNOUNCED',
    notice             text,
    cancellation_requested_by text,
    cancellation_requested_at timestamptz,
    cancellation_reason       text,
    cancelled_by              text,
    constraint exam_batch_levels_1_to_5 check (levels <@ array[1, 2, 3, 4, 5] and cardinality(levels) > 0),
    constraint exam_batch_periods_in_order check (
        registration_from <= registration_to and registration_to <= review_to
        and review_to < exam_from and exam_from <= exam_to),
    constraint exam_batch_cancellation_requested_whole check (
        (cancellation_requested_by is null) = (cancellation_requested_at is null)
        and (cancellation_requested_by is null) = (cancellation_reason is null)),
    constraint exam_batch_cancelled_by_another check (cancelled_by <> cancellation_requested_by),
    constraint exam_batch_known_status check (status in ('DRAFT', 'ANNOUNCED', 'CANCELLED'))
);

comment on table exam_batch is
    'An exam batch (考试批次): the exam of one occupation at some levels, with its periods.';
comment on column exam_batch.cancellation_requested_by is
    'The registrar who has requested the cancellation of an announced batch, which another one confirms.';
comment on column exam_batch.review_to is 'Last day of the review period, and last day to pay the fee (REG-10).';

create table exam_site (
    id       uuid primary key,
    batch_id uuid not null,
    name     text not null,
    address  text not null,
    constraint exam_site_of_batch foreign key (batch_id) references exam_batch (id),
    constraint exam_site_once_per_batch unique (batch_id, name)
);

comment on table exam_site is 'An exam site (考点) of a batch.';

create table exam_place (
    site_id uuid     not null,
    level   smallint not null,
    subject text     not null,
    places  integer  not null,
    taken   integer  not null default 0,
    primary key (site_id, level, subject),
    constraint exam_place_of_site foreign key (site_id) references exam_site (id) on delete cascade,
    constraint exam_place_level_1_to_5 check (level between 1 and 5),
    constraint exam_place_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint exam_place_capacity_1_to_100000 check (places between 1 and 100000),
    constraint exam_place_held check (taken between 0 and places)
);

comment on table exam_place is
    'The capacity of a site for one subject of a level, and how much of it is taken: never more than there is.';

create table exam_fee (
    batch_id uuid           not null,
    level    smallint       not null,
    subject  text           not null,
    amount   numeric(11, 2) not null,
    primary key (batch_id, level, subject),
    constraint exam_fee_of_batch foreign key (batch_id) references exam_batch (id),
    constraint exam_fee_level_1_to_5 check (level between 1 and 5),
    constraint exam_fee_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint exam_fee_not_negative check (amount >= 0)
);

comment on table exam_fee is 'The fee in yuan for one subject of a level in a batch.';
