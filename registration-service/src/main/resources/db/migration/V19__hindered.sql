-- A public emergency prevents the session somebody was to sit in (REG-12): the registration may be moved or refunded.
alter table exam_progress add column hindered_at timestamptz;

create index exam_progress_hindered on exam_progress (hindered_at, registration_id) where hindered_at is not null;
