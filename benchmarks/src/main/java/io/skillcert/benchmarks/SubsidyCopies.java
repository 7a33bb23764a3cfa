package io.skillcert.benchmarks;

import java.sql.SQLException;

/** Fills a subsidy database with copies of a person who has a certificate, an entitlement and a paid claim. */
final class SubsidyCopies {

    private final Database database;

    SubsidyCopies(Database database) {
        this.database = database;
    }

    /**
     * Copies the only person in the database, who has one claim.
     *
     * @param fund from which the copies are paid
     */
    void fill(int people, String fund) throws SQLException {
        database.execute(
                """
                create table benchmark_person as
                select i, gen_random_uuid() person, gen_random_uuid() entitlement, gen_random_uuid() entitled,
                       gen_random_uuid() claim, gen_random_uuid() decided, 'B' || lpad(i::text, 21, '0') certificate,
                       '1:' || md5('a' || i) || md5('b' || i) holder
                from generate_series(1, %d) i"""
                        .formatted(people));
        copy("decision", "'id', p.entitled, 'subject_id', p.entitlement", "subject_type = 'ENTITLEMENT'");
        copy("decision", "'id', p.decided, 'subject_id', p.claim", "subject_type = 'CLAIM'");
        copy(
                "entitlement",
                "'id', p.entitlement, 'certificate_number', p.certificate, 'person_id', p.person, 'holder_digest',"
                        + " p.holder, 'decision_id', p.entitled",
                "true");
        database.execute("insert into award_holder (holder_digest) select holder from benchmark_person");
        database.execute(
                "insert into register_answer (id, holder_digest, basis, holds, source, recorded_by, recorded_at)"
                        + " select gen_random_uuid(), holder, 'SOCIAL_INSURANCE', true, 'OFFICER', 'benchmark', now()"
                        + " from benchmark_person");
        copy(
                "claim",
                "'id', p.claim, 'certificate_number', p.certificate, 'person_id', p.person, 'holder_digest', p.holder,"
                        + " 'decision_id', p.decided, 'status', 'PAID', 'decided_by', 'officer', 'approved_by',"
                        + " 'approver', 'approved_at', now(), 'paid_on', current_date, 'fund_id', '" + fund + "'",
                "true");
        database.execute("alter table award disable trigger award_keeps_the_limits");
        copy(
                "award",
                "'id', gen_random_uuid(), 'holder_digest', p.holder, 'claim_id', p.claim, 'status', 'AWARDED'",
                "claim_id is not null");
        database.execute("alter table award enable trigger award_keeps_the_limits");
        for (var table :
                new String[] {"decision", "entitlement", "award_holder", "register_answer", "claim", "award"}) {
            database.execute("vacuum analyze " + table);
        }
    }

    /**
     * Copies a row for each person.
     *
     * @param changed are the columns that differ, and their values of a person {@code p}
     * @param template is the condition of the row that is copied
     */
    private void copy(String table, String changed, String template) throws SQLException {
        database.execute(
                """
                insert into %1$s
                select (jsonb_populate_record(t.original, jsonb_build_object(%2$s))).*
                from (select original from %1$s original where %3$s limit 1) t, benchmark_person p"""
                        .formatted(table, changed, template));
    }
}
