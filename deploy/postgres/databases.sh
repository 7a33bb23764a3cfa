#!/bin/bash
# Runs once, on an empty data directory: for each service a database, the owner of its schema, which migrates it, and the
# user of the service, which reads and writes rows and can't alter a table. For Keycloak one user that owns its database.
# Nobody but these can connect to a database; to that of exam-service the runner of code tasks can, too.
set -eu
sql() { psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" "$@"; }
create() { # name, password
  sql -d postgres -v name="$1" -v password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect, temporary on database :"name" from public;
SQL
}
create_with_owner() { # name, password, password of the owner
  sql -d postgres -v name="$1" -v password="$2" -v owner="$1_owner" -v owner_password="$3" <<'SQL'
create role :"name" login password :'password';
create role :"owner" login password :'owner_password';
create database :"name" owner :"owner";
revoke connect, temporary on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
  sql -d "$1" -v name="$1" -v owner="$1_owner" <<'SQL'
alter default privileges for role :"owner" grant select, insert, update, delete on tables to :"name";
alter default privileges for role :"owner" grant usage, select on sequences to :"name";
SQL
}
create_with_owner registration "$REGISTRATION_DB_PASSWORD" "$REGISTRATION_DB_OWNER_PASSWORD"
create_with_owner exam "$EXAM_DB_PASSWORD" "$EXAM_DB_OWNER_PASSWORD"
create_with_owner subsidy "$SUBSIDY_DB_PASSWORD" "$SUBSIDY_DB_OWNER_PASSWORD"
# Of the processes that run programs of candidates. The migrations let it call their functions; it has no right to any table.
sql -d postgres -v password="$EXAM_RUNNER_DB_PASSWORD" <<'SQL'
create role exam_runner login password :'password';
grant connect on database exam to exam_runner;
SQL
create keycloak "$KEYCLOAK_DB_PASSWORD"
