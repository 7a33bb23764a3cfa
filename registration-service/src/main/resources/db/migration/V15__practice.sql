create table practice_set (
    id           uuid          primary key,
    account      text          not null,
    kind         text          not null,
    level        smallint      not null,
    items        text[]        not null,
    created_at   timestamptz   not null,
    deadline     timestamptz,
    submitted_at timestamptz,
    points       numeric(6, 2),
    maximum      numeric(6, 2),
    constraint practice_set_known_kind check (kind in ('PRACTICE', 'MOCK_EXAM')),
    constraint practice_set_level_1_to_5 check (level between 1 and 5),
    constraint practice_set_1_to_300_items check (cardinality(items) between 1 and 300),
    constraint practice_set_mock_exam_has_a_deadline check ((kind = 'MOCK_EXAM') = (deadline is not null)),
    constraint practice_set_submitted_with_points
        check ((submitted_at is null) = (points is null) and (points is null) = (maximum is null)),
    constraint practice_set_points check (points between 0 and maximum)
);

comment on table practice_set is 'Items that an account practises, or the paper of its mock exam (模拟测验).';
comment on column practice_set.items is 'The items by their position, which begins at 1.';

create unique index practice_set_one_open_mock_exam on practice_set (account, level)
    where kind = 'MOCK_EXAM' and submitted_at is null;
create index practice_set_of_account on practice_set (account, id);

create table practice_answer (
    set_id      uuid        not null,
    position    smallint    not null,
    account     text        not null,
    item        text        not null,
    level       smallint    not null,
    function    text        not null,
    response    text        not null,
    correct     boolean,
    answered_at timestamptz not null,
    constraint practice_answer_64_kib check (octet_length(response) <= 65536),
    constraint practice_answer_pkey primary key (set_id, position),
    constraint practice_answer_of_set foreign key (set_id) references practice_set (id) on delete cascade
);

comment on table practice_answer is 'The answer to an item of a set; of a mock exam the last one before its submission.';
comment on column practice_answer.correct is 'Null until the mock exam is submitted.';

create index practice_answer_of_account on practice_answer (account, level, function) where correct is not null;

create table practice_box (
    account    text     not null,
    item       text     not null,
    level      smallint not null,
    function   text     not null,
    box        smallint not null,
    due_on     date     not null,
    last_right boolean  not null,
    constraint practice_box_pkey primary key (account, item),
    constraint practice_box_from_1 check (box >= 1)
);

comment on table practice_box is 'When an account is to practise an item again, and the book of its wrong answers (错题本).';

create index practice_box_due on practice_box (account, level, due_on);

create table practice_publication (
    level  smallint primary key,
    digest bytea    not null,
    constraint practice_publication_level_1_to_5 check (level between 1 and 5)
);

comment on table practice_publication is 'Which practice items of a level were published last, so that the exam bank refuses them.';
