create sequence adopted_parameter_revision;

create table adopted_parameter (
    name           text    not null,
    effective_from date    not null,
    value          jsonb   not null,
    document       text    not null,
    article        text    not null,
    withdrawn      boolean not null,
    revision       bigint  not null default nextval('adopted_parameter_revision'),
    constraint adopted_parameter_pkey primary key (name, effective_from)
);

comment on table adopted_parameter is
    'The parameter entries that people of subsidy-service have put in force, for pathway checks. Written from its events.';
comment on column adopted_parameter.revision is
    'Greater after each change of the row, so that each replica sees by the sum when it must load the parameters again.';
