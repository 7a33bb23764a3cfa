package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the acknowledged writes with the rows of the databases, and checks limits and sums. */
final class DatabaseCheck {

    private static final int SHOWN = 5;
    private static final List<String> FINAL = List.of("PAID", "RETURNED_BY_BANK");

    private final Cluster cluster;
    private final AcknowledgedWrites acknowledged;
    private final List<String> differences = new ArrayList<>();

    DatabaseCheck(Cluster cluster, AcknowledgedWrites acknowledged) {
        this.cluster = cluster;
        this.acknowledged = acknowledged;
    }

    /** Returns the differences, in words. */
    List<String> check() throws SQLException {
        registrations();
        openLoop();
        exams();
        claims();
        limits();
        money();
        for (var database : List.of("registration", "exam", "subsidy")) {
            none(database, "events left in the outbox", "select type from outbox");
            none(
                    database,
                    "parked events",
                    "select cause || ' ' || type || ' ' || message from parked_event where ended_at is null or event_key <> '"
                            + acknowledged.parkedPerson + "'");
            none(
                    database,
                    "deadlocks",
                    "select deadlocks::text from pg_stat_database where datname = '" + database
                            + "' and deadlocks > 0");
        }
        return differences;
    }

    private void registrations() throws SQLException {
        var confirmed = keysOf(acknowledged.registrations, true);
        same(
                "registrations",
                acknowledged.registrations.keySet(),
                rows(
                        "registration",
                        "select id::text from registration where batch_id::text <> '" + acknowledged.openLoopBatch
                                + "'"));
        same(
                "confirmed registrations",
                confirmed,
                rows("registration", "select id::text from registration where status = 'CONFIRMED'"));
        same("exam entries", confirmed, rows("exam", "select registration_id::text from exam_entry"));
    }

    private void openLoop() throws SQLException {
        var registered = " from registration where batch_id::text = '" + acknowledged.openLoopBatch + "'";
        openLoop(
                "registrations",
                acknowledged.openLoopRegistrations,
                rows("registration", "select id::text" + registered));
        openLoop(
                "awards",
                acknowledged.openLoopAwards,
                rows("subsidy", "select reference from award where granted_by = '" + OpenLoopLoad.AUTHORITY + "'"));
        none(
                "registration",
                "persons of the open-loop load registered twice",
                "select person_id::text" + registered + " group by 1 having count(*) > 1");
    }

    /** Every acknowledged write is there, and no more of the others than have an unknown outcome. */
    private void openLoop(String what, AcknowledgedWrites.OpenLoopResults results, List<String> found) {
        var lost = new HashSet<>(results.acknowledged);
        found.forEach(lost::remove);
        if (!lost.isEmpty() || found.size() - results.acknowledged.size() > results.unknown.sum()) {
            differences.add("open-loop %s: %s, %d found; %d lost".formatted(what, results, found.size(), lost.size()));
        }
    }

    private void exams() throws SQLException {
        same(
                "scores as marked",
                acknowledged.scores.entrySet().stream()
                        .map(score -> score.getKey() + " " + score.getValue())
                        .toList(),
                rows("exam", "select registration_id || ' ' || subject || ' ' || marker || ' ' || value from marking"));
        same(
                "scores",
                acknowledged.scores.keySet().stream()
                        .map(score -> score.substring(0, score.lastIndexOf(' ')))
                        .distinct()
                        .toList(),
                rows("exam", "select registration_id || ' ' || subject from score"));
        same(
                "results",
                acknowledged.candidates.keySet(),
                rows("exam", "select registration_id::text from exam_result"));
        same(
                "passed",
                keysOf(acknowledged.candidates, true),
                rows("exam", "select registration_id::text from exam_result where outcome = 'PASSED'"));
        same(
                "certificates",
                acknowledged.certificates.entrySet().stream()
                        .map(certificate -> certificate.getKey() + " " + certificate.getValue())
                        .toList(),
                rows("exam", "select number || ' ' || registration_id from certificate"));
        none(
                "exam",
                "gaps between serials",
                "select year || ' ' || level from certificate group by year, level"
                        + " having max(serial) <> count(*) or count(distinct serial) <> count(*)");
        same(
                "progress at registration",
                acknowledged.certificates.keySet(),
                rows(
                        "registration",
                        "select certificate_number from exam_progress where certificate_number is not null"));
        same(
                "entitlements",
                acknowledged.certificates.keySet(),
                rows("subsidy", "select certificate_number from entitlement"));
    }

    private void claims() throws SQLException {
        same("claims", acknowledged.claims.keySet(), rows("subsidy", "select id::text from claim"));
        var now = new TreeMap<String, String>();
        for (var row : rows("subsidy", "select id || ' ' || status from claim")) {
            now.put(row.substring(0, 36), row.substring(37));
        }
        acknowledged.claims.forEach((id, status) -> {
            var isPaid = FINAL.contains(now.get(id));
            if (status.equals("APPROVED") ? !isPaid : !status.equals(now.get(id))) {
                differences.add("claim " + id + " was acknowledged as " + status + " and is " + now.get(id));
            }
        });
        none(
                "subsidy",
                "decisions missing or doubled",
                "select c.id::text from claim c left join claim_log l on l.claim_id = c.id and l.to_status = 'GRANTED'"
                        + " where c.status in ('PAID', 'RETURNED_BY_BANK') group by c.id having count(l.id) <> 1");
    }

    private void limits() throws SQLException {
        var of = " from award where status <> 'RELEASED' group by holder_digest, year";
        none("subsidy", "awards above the limit of a kind", "select holder_digest" + of + ", kind having count(*) > 1");
        none("subsidy", "awards above the limit of a year", "select holder_digest" + of + " having count(*) > 3");
        none(
                "subsidy",
                "paid claims without an award",
                "select c.id::text from claim c where c.status = 'PAID' and (select count(*) from award a"
                        + " where a.claim_id = c.id and a.status = 'AWARDED') <> 1");
    }

    private void money() throws SQLException {
        same("batches of payments", acknowledged.batches, rows("subsidy", "select id::text from payment_batch"));
        same(
                "payments the bank made",
                acknowledged.paid.entrySet().stream()
                        .map(payment ->
                                payment.getKey() + " " + payment.getValue().setScale(2))
                        .toList(),
                rows(
                        "subsidy",
                        "select 'P' || replace(id::text, '-', '') || ' ' || amount from payment where status ="
                                + " 'PAID'"));
        same(
                "payments the bank returned",
                acknowledged.returned,
                rows("subsidy", "select 'P' || replace(id::text, '-', '') from payment where status = 'RETURNED'"));
        none(
                "subsidy",
                "claims paid twice",
                "select claim_id::text from payment where status = 'PAID' group by claim_id having count(*) > 1");
        var paid = acknowledged.paid.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2);
        same(
                "spent from the fund",
                List.of(paid.toPlainString()),
                rows("subsidy", "select coalesce(sum(spent), 0.00)::text from fund"));
        none(
                "subsidy",
                "ledger that does not balance",
                "select 'debits ' || sum(debits) || ', credits ' || sum(credits) from ledger_account"
                        + " having sum(debits) <> sum(credits)");
        none(
                "subsidy",
                "accounts that are not the sum of their transfers",
                "select a.account from ledger_account a where a.debits <> (select coalesce(sum(t.amount), 0)"
                        + " from ledger_transfer t where t.fund_id = a.fund_id and t.debit = a.account)");
    }

    private static List<String> keysOf(Map<String, Boolean> map, boolean value) {
        return map.entrySet().stream()
                .filter(entry -> entry.getValue() == value)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Both must have each element the same number of times. */
    private void same(String what, Collection<String> expected, Collection<String> found) {
        var left = expected.stream().collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
        found.forEach(one -> left.merge(one, -1L, Long::sum));
        left.values().removeIf(count -> count == 0);
        if (!left.isEmpty()) {
            var lost = left.entrySet().stream().filter(entry -> entry.getValue() > 0);
            var doubled = left.entrySet().stream().filter(entry -> entry.getValue() < 0);
            differences.add("%s: %d acknowledged, %d found; lost %s, too many %s"
                    .formatted(
                            what,
                            expected.size(),
                            found.size(),
                            lost.limit(SHOWN).toList(),
                            doubled.limit(SHOWN).toList()));
        }
    }

    private void none(String database, String what, String query) throws SQLException {
        var found = rows(database, query);
        if (!found.isEmpty()) {
            differences.add(what + " in " + database + ": " + found.size() + ", such as "
                    + found.subList(0, Math.min(SHOWN, found.size())));
        }
    }

    private List<String> rows(String database, String query) throws SQLException {
        return rows(cluster, database, query);
    }

    /** Returns the first column of the result. */
    static List<String> rows(Cluster cluster, String database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl(database), "postgres", "any");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
            return rows;
        }
    }
}
