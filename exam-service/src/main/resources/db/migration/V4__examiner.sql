create table examiner (
    id           uuid   primary key,
    version      bigint not null,
    account      text   not null,
    institutions uuid[] not null,
    constraint examiner_once_per_account unique (account)
);

comment on table examiner is 'An accredited examiner (考评员), who may mark.';
comment on column examiner.institutions is
    'The training institutions the examiner works for: their trainees are marked by somebody else (EXM-13).';

create table session_examiner (
    session_id  uuid        not null,
    examiner_id uuid        not null,
    assigned_by text        not null,
    assigned_at timestamptz not null,
    constraint session_examiner_once primary key (session_id, examiner_id),
    constraint session_examiner_of_session foreign key (session_id) references exam_session (id) on delete cascade,
    constraint session_examiner_accredited foreign key (examiner_id) references examiner (id)
);

comment on table session_examiner is
    'Which accredited examiners are assigned to a session: only they see and check in its candidates.';

create index session_examiner_by_examiner on session_examiner (examiner_id);
