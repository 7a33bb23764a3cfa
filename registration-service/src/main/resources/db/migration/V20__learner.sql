create table daily_use (
    account  text     not null,
    activity text     not null,
    day      date     not null,
    times    integer  not null,
    constraint daily_use_pkey primary key (account, activity),
    constraint daily_use_known_activity check (activity in ('CODE_SUBMISSION', 'SCENARIO_SESSION', 'SCENARIO_MESSAGE')),
    constraint daily_use_from_1 check (times >= 1)
);

comment on table daily_use is 'How often an account has done on a day what is limited by the day. Each activity has the row of its last day.';

create index daily_use_day on daily_use (day);

create table code_submission (
    id           uuid        primary key,
    account      text        not null,
    exercise     text        not null,
    source       text        not null,
    results      text        not null,
    submitted_at timestamptz not null,
    constraint code_submission_16_kib check (octet_length(source) <= 16384),
    constraint code_submission_results_32_kib check (octet_length(results) <= 32768)
);

comment on table code_submission is 'Programs for code exercises (编程练习) that learners have submitted. The server never runs them.';
comment on column code_submission.results is
    'Names of the checks and whether they were passed, as JSON: what the browser of the learner reported, never a mark.';

create index code_submission_of_account on code_submission (account, id);
create index code_submission_submitted on code_submission (submitted_at);

create table scenario_session (
    id          uuid        primary key,
    account     text        not null,
    scenario    text        not null,
    mode        text        not null,
    created_at  timestamptz not null,
    anchors     smallint[],
    assessed_at timestamptz,
    constraint scenario_session_known_mode check (mode in ('MODEL', 'RECORDED')),
    constraint scenario_session_assessed_with_anchors check ((anchors is null) = (assessed_at is null)),
    constraint scenario_session_1_to_20_anchors check (cardinality(anchors) between 1 and 20)
);

comment on table scenario_session is 'Dialogues with a language model (情景练习) of accounts.';
comment on column scenario_session.anchors is
    'The anchor that the learner has chosen for each criterion, from 0: the learner''s own word, never a mark.';

create index scenario_session_of_account on scenario_session (account, id);
create index scenario_session_created on scenario_session (created_at);

create table scenario_message (
    session_id uuid        not null,
    number     smallint    not null,
    text       text        not null,
    sent_at    timestamptz not null,
    answer     text,
    constraint scenario_message_pkey primary key (session_id, number),
    constraint scenario_message_of_session foreign key (session_id) references scenario_session (id) on delete cascade,
    constraint scenario_message_from_1 check (number >= 1),
    constraint scenario_message_2000_characters check (char_length(text) <= 2000),
    constraint scenario_message_answer_8000_characters check (char_length(answer) <= 8000)
);

comment on table scenario_message is 'What a learner has written in a dialogue, and the answer.';
comment on column scenario_message.answer is 'Null while the model is called; empty where the recorded dialogue has no more answers.';
