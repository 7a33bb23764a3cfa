create table occupation (
    code                text   primary key,
    version             bigint not null,
    name                text   not null,
    name_en             text   not null,
    related_occupations text[] not null,
    relevant_majors     text[] not null,
    constraint occupation_code_form check (code ~ '^\d-\d{2}-\d{2}-\d{2}$')
);

comment on table occupation is
    'An occupation (职业) of the national classification, with the related occupations and majors accepted for it.';

insert into occupation (code, version, name, name_en, related_occupations, relevant_majors)
values ('4-04-05-05', 0, '人工智能训练师', 'AI trainer', '{}', '{}');
