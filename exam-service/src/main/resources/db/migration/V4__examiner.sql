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
