create table account_binding (
    account       text        primary key,
    holder_digest text        not null,
    means         text        not null,
    bound_at      timestamptz not null,
    constraint account_binding_one_per_holder unique (holder_digest),
    constraint account_binding_known_means check (
        means in ('PARTNER_INVITATION', 'REGISTRAR_INVITATION', 'VERIFIED_CLAIMS'))
);

comment on table account_binding is
    'Which candidate account belongs to the person of which identity document: one account a document, one document an account.';
comment on column account_binding.means is
    'How the account was bound. A stronger means replaces the binding that a weaker one has made.';

create table account_invitation (
    id             uuid        primary key,
    person_id      uuid        not null,
    code_digest    text        not null,
    issued_by      text        not null,
    issued_by_role text        not null,
    issued_at      timestamptz not null,
    expires_at     timestamptz not null,
    used_by        text,
    used_at        timestamptz,
    constraint account_invitation_for_person foreign key (person_id) references person (id),
    constraint account_invitation_code_once unique (code_digest),
    constraint account_invitation_known_role check (issued_by_role in ('partner', 'registrar')),
    constraint account_invitation_used_whole check ((used_by is null) = (used_at is null)),
    constraint account_invitation_expires_later check (expires_at > issued_at)
);

comment on table account_invitation is
    'A one-time code by which a person binds an account, handed out by whoever registered the person.';
comment on column account_invitation.code_digest is 'Keyed digest of the code. The code itself is not stored.';

create unique index account_invitation_open_once on account_invitation (person_id, issued_by) where used_at is null;
create index account_invitation_expires on account_invitation (expires_at) where used_at is null;

create table wrong_invitation_code (
    account text    primary key,
    day     date    not null,
    times   integer not null,
    constraint wrong_invitation_code_limited check (times between 1 and 5)
);

comment on table wrong_invitation_code is 'How many wrong invitation codes an account has entered on its latest day with one.';
