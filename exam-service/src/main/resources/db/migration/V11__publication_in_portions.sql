-- A publication is begun in one act and done portion by portion; nothing of it is shown before all is done.
alter table publication
    add column people       integer     not null default 0,
    add column completed_at timestamptz;

update publication p
set completed_at = published_at,
    people = (select count(*) from exam_result r where r.batch_id = p.batch_id);

create index publication_running on publication (batch_id) where completed_at is null;
create index exam_entry_to_publish on exam_entry (batch_id, status, registration_number);
