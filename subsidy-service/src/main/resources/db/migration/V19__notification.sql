create table contact (
    account          text    primary key,
    encrypted_email  bytea,
    encrypted_mobile bytea,
    language         text    not null,
    email_off        boolean not null,
    sms_off          boolean not null,
    last_used_on     date    not null,
    constraint contact_has_an_address check (num_nonnulls(encrypted_email, encrypted_mobile) > 0),
    constraint contact_known_language check (language in ('zh', 'en'))
);

comment on table contact is
    'The contact details that the user of an account has stated. Deleted with the person, by the account, or unused for two years.';
comment on column contact.encrypted_email is 'The e-mail address, encrypted.';
comment on column contact.encrypted_mobile is 'The mobile number with its country code, encrypted.';
comment on column contact.email_off is 'Whether the user has opted out of e-mail.';
comment on column contact.sms_off is 'Whether the user has opted out of text messages.';
comment on column contact.last_used_on is 'The day on which it was stated, or a notification was sent to it last.';

create index contact_by_last_use on contact (last_used_on);

create table notification (
    id              uuid        primary key,
    letter_id       uuid        not null,
    account         text        not null,
    channel         text        not null,
    status          text        not null,
    attempts        int         not null,
    next_attempt_at timestamptz,
    leased_until    timestamptz not null default '-infinity',
    last_failure    text,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    constraint notification_of_letter foreign key (letter_id) references letter (id),
    constraint notification_to_contact foreign key (account) references contact (account) on delete cascade,
    constraint notification_once unique (letter_id, account, channel),
    constraint notification_known_channel check (channel in ('EMAIL', 'SMS')),
    constraint notification_known_status check (status in ('PENDING', 'SENT', 'FAILED')),
    constraint notification_pending_or_finished check (
        (status = 'PENDING') = (next_attempt_at is not null) and (status = 'PENDING') = (finished_at is null))
);

comment on table notification is
    'A notification that a letter is ready, to one account by one channel, written with the letter and sent by a job. '
    'Deleted with the contact details, or 90 days after it was sent or has failed.';
comment on column notification.attempts is 'Attempts since it was written or retried by an operator; the running one counts.';
comment on column notification.leased_until is
    'Until then, by the clock of the database, a replica is sending it, and no other one does.';
comment on column notification.last_failure is 'UNREACHABLE or REFUSED.';

create index notification_due on notification (channel, next_attempt_at, id) where status = 'PENDING';
create index notification_failed on notification (id) where status = 'FAILED';
create index notification_of_account on notification (account, created_at);
create index notification_by_end on notification (finished_at);
