-- A person whose time is over is forgotten: the rows that count stay, what names the person goes.
alter table person
    alter column number_sealed drop not null,
    alter column name_sealed drop not null,
    add column forgotten_on date,
    add constraint person_known_or_forgotten
        check ((forgotten_on is null) = (number_sealed is not null) and (forgotten_on is null) = (name_sealed is not null));

create index registration_by_person on registration (person_id);
