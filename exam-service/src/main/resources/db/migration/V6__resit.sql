-- A resit (补考) repeats an earlier entry in some subjects; the passes of the others are retained (EXM-07, EXM-08).
alter table exam_entry
    add column resit_of uuid,
    add column subjects text[] not null default '{}',
    add constraint exam_entry_resit_names_subjects
        check ((attempt = 'RESIT') = (resit_of is not null and cardinality(subjects) > 0));
