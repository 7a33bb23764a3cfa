-- A certificate may be revoked, or another number may stand in the place of its own; claims follow.
alter table entitlement add column revoked_on date;

alter table claim
    drop constraint claim_certificate_number_fkey,
    add constraint claim_of_an_entitlement foreign key (certificate_number)
        references entitlement (certificate_number) on update cascade;
