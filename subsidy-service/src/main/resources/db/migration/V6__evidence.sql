-- Attachments of claims (guide §6.2).
alter table attachment
    add constraint attachment_of_claim foreign key (subject_id) references claim (id),
    add constraint attachment_known_code check (code in ('APPLICATION_FORM', 'IDENTITY', 'CERTIFICATE', 'BANK_ACCOUNT',
        'HOUSEHOLD_REGISTRATION', 'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE'));
