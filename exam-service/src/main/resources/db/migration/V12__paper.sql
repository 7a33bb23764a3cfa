create table paper (
    id          uuid     primary key,
    session_id  uuid     not null,
    subject     text     not null,
    level       smallint not null,
    form        smallint not null,
    items       uuid[]   not null,
    content_key bytea    not null,
    digest      bytea    not null,
    approved_by text,
    constraint paper_in_session foreign key (session_id) references exam_session (id)
);
