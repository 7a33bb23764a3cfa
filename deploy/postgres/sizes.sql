-- Rows and bytes of each table of a service, with its indexes and its long values; the partitions of a table count as one:
-- psql "$EXAM_DB" -f deploy/postgres/sizes.sql
select coalesce(pg_partition_root(c.oid), c.oid)::regclass as "table",
    sum((xpath('/row/n/text()', query_to_xml(
        format('select count(*) as n from %s', c.oid::regclass), false, true, '')))[1]::text::bigint) as rows,
    sum(pg_total_relation_size(c.oid)) as bytes
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
group by 1
order by bytes desc;
