create table letter (
    id                uuid    primary key,
    case_id           uuid    not null,
    number            integer not null,
    kind              text    not null,
    dated_on          date    not null,
    encrypted_content bytea,
    constraint letter_of_claim foreign key (case_id) references claim (id),
    constraint letter_in_sequence unique (case_id, number),
    constraint letter_number_from_1 check (number > 0),
    constraint letter_known_kind check (kind in (
        'SUBSIDY_GRANTED', 'SUBSIDY_REFUSED', 'SUBSIDY_PAID'))
);

comment on table letter is
    'A letter (文书) about a decision on a claim, written in the transaction of the decision. '
    'Rows are only ever inserted; the content is erased with the person.';
comment on column letter.case_id is 'The claim.';
comment on column letter.number is 'The place among the letters of the claim, from 1 without gaps.';
comment on column letter.dated_on is 'The day of the decision.';
comment on column letter.encrypted_content is 'The text in both languages with the name of the person, as JSON, encrypted.';

create trigger letter_is_append_only
    before delete or truncate on letter
    for each statement execute function is_append_only();

create trigger letter_allows_only_erasure
    before update on letter
    for each row execute function allows_only_erasure('encrypted_content');
