create table forgotten_person (
    person_id     uuid primary key,
    holder_digest text,
    forgotten_on  date not null,
    erased_on     date,
    constraint forgotten_person_known_until_erased check ((holder_digest is null) = (erased_on is not null))
);

comment on table forgotten_person is
    'Persons whom registration-service has forgotten. What is held about them is erased once none of their claims is open.';
comment on column forgotten_person.holder_digest is
    'Keyed digest of the identity document, by which the data of the person are found until they are erased.';

create index forgotten_person_to_erase on forgotten_person (person_id) where erased_on is null;
