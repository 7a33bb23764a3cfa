-- An exam batch (考试批次): when one may register, is reviewed and pays, and sits.
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
    constraint exam_batch_levels_1_to_5 check (levels <@ array[1, 2, 3, 4, 5] and cardinality(levels) > 0),
    constraint exam_batch_periods_in_order check (
        registration_from <= registration_to and registration_to <= review_to
        and review_to < exam_from and exam_from <= exam_to)
);
