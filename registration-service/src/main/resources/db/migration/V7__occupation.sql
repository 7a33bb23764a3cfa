-- What a registrar knows of an occupation (职业): whether rules are in force for it, the parameter files say.
create table occupation (
    code                text   primary key,
    version             bigint not null,
    name                text   not null,
    name_en             text   not null,
    related_occupations text[] not null,
    relevant_majors     text[] not null,
    constraint occupation_code_form check (code ~ '^\d-\d{2}-\d{2}-\d{2}$')
);

insert into occupation values ('4-04-05-05', 0, '人工智能训练师', 'AI trainer', '{}', '{}');
