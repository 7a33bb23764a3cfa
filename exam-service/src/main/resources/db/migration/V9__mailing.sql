create table certificate_mailing (
    id                uuid        primary key,
    version           bigint      not null,
    number            text        not null,
    encrypted_address bytea,
    asked_by          text        not null,
    asked_at          timestamptz not null,
    carrier           text,
    tracking          text,
    sent_at           timestamptz,
    constraint certificate_mailing_of_certificate foreign key (number) references certificate (number),
    constraint certificate_mailed_once unique (number),
    constraint certificate_mailing_waits_with_address check (sent_at is not null or encrypted_address is not null),
    constraint certificate_mailing_sent_whole check (
        (sent_at is null) = (carrier is null) and (sent_at is null) = (tracking is null))
);

comment on table certificate_mailing is
    'The mailing (邮寄) of a printed certificate to its holder, with postage paid on delivery (到付).';
comment on column certificate_mailing.encrypted_address is 'The postal address, encrypted; null once it is erased.';
comment on column certificate_mailing.tracking is 'The carrier''s tracking number.';

create index certificate_mailing_waiting on certificate_mailing (id) where sent_at is null;
