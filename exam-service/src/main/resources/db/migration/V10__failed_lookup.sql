create table failed_lookup (
    id        uuid        primary key,
    source    text        not null,
    network   text,
    subject   text        not null,
    failed_at timestamptz not null
);

comment on table failed_lookup is
    'Failed look-ups of certificates and registrations of the last day, to limit guessing over all replicas.';
comment on column failed_lookup.source is 'Keyed digest of the account or the client address.';
comment on column failed_lookup.network is 'Keyed digest of the client''s network; null if the source is an account.';
comment on column failed_lookup.subject is 'Keyed digest of what was looked up.';

create index failed_lookup_by_source on failed_lookup (source, failed_at);
create index failed_lookup_by_network on failed_lookup (network, failed_at) where network is not null;
create index failed_lookup_by_subject on failed_lookup (subject, failed_at);
create index failed_lookup_by_time on failed_lookup (failed_at);
