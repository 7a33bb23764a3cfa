-- Attachments of registrations and drafts. Without a foreign key: subject_id names a row of one of two tables.
alter table attachment
    add constraint attachment_known_code check (code in ('APPLICATION_FORM', 'IDENTITY', 'PHOTO', 'EDUCATION', 'ENROLMENT',
        'STUDENT_CARD', 'SOCIAL_INSURANCE', 'WORK_PROOF', 'CERTIFICATE', 'TITLE', 'TRAINING_COMPLETION'));
