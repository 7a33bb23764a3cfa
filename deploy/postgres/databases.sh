#!/bin/bash
# Runs once, on an empty data directory: a database and a user for each service, and for Keycloak.
set -eu
create() { # name, password
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v name="$1" -v password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
SQL
}
create registration "$REGISTRATION_DB_PASSWORD"
create exam "$EXAM_DB_PASSWORD"
create subsidy "$SUBSIDY_DB_PASSWORD"
create keycloak "$KEYCLOAK_DB_PASSWORD"
