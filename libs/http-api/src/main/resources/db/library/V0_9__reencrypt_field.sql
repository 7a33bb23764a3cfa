-- Runs as the owner of the schema, since the service may not change append-only tables. Their triggers let pass what the
-- owner changes here: they look for the setting.
create function reencrypt_field(in_table regclass, in_column name, in_row tid, old_value bytea, new_value bytea)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    is_text boolean;
    changed int;
begin
    select a.atttypid = 'text'::regtype into is_text
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attrelid = in_table and a.attname = in_column and a.attname like 'encrypted\_%'
        and a.atttypid in ('text'::regtype, 'bytea'::regtype)
        and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and has_table_privilege(session_user, in_table, 'insert');
    if not found then
        raise exception '%.% is no encrypted column', in_table, in_column;
    end if;
    if new_value is null or substring(old_value from 1 for 5) = substring(new_value from 1 for 5) then
        raise exception 'a field is encrypted again under another key only';
    end if;
    perform set_config('skillcert.reencrypts', 'on', true);
    execute format(
        case when is_text
            then 'update %1$s set %2$I = translate(encode($3, ''base64''), chr(10), '''')
                where ctid = $1 and decode(%2$I, ''base64'') = $2'
            else 'update %1$s set %2$I = $3 where ctid = $1 and %2$I = $2'
        end, in_table, in_column) using in_row, old_value, new_value;
    get diagnostics changed = row_count;
    perform set_config('skillcert.reencrypts', 'off', true);
    if changed <> 1 then
        raise exception 'the field of %.% has changed', in_table, in_column;
    end if;
end
$$;

comment on function reencrypt_field(regclass, name, tid, bytea, bytea) is
    'Replaces the ciphertext of one field after a new key was added. It refuses columns not named encrypted_..., a value that '
    'is not the stored one, a ciphertext under the same key, and roles that may not insert into the table.';

create function reencrypts(trigger_table oid) returns boolean language sql stable as $$
    select coalesce(current_setting('skillcert.reencrypts', true), '') = 'on'
        and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = trigger_table)
$$;

comment on function reencrypts(oid) is
    'Whether reencrypt_field is changing a row; for the triggers of append-only tables.';
