create table consent_withdrawal (
    id           uuid        primary key,
    person_id    uuid        not null,
    withdrawn_at timestamptz not null,
    withdrawn_on date        not null,
    recorded_by  text        not null,
    constraint consent_withdrawal_of_person foreign key (person_id) references person (id)
);

comment on table consent_withdrawal is
    'When persons have withdrawn their consent to the processing of their data. '
    'A person is forgotten then, unless the law makes us keep the data; a later registration is a new consent.';

create index consent_withdrawal_by_person on consent_withdrawal (person_id, withdrawn_on);
