package io.skillcert.localstack.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Verifies the audit log of a service without trusting its database: computes the hash of every entry again, compares it with
 * the chain, and the chain with the signed heads. {@code deploy/verify-audit} runs it.
 */
public final class VerifyAudit {

    private static final int FETCH_SIZE = 1_000;
    private static final int MAX_FAULTS = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final String LINKS =
            """
            select l.sequence, l.hash, e.id::text, e.at, e.actor, e.act, e.subject_type, e.subject_id, e.reason,
                   e.recorded_at
            from audit_link l left join audit_entry e on e.id = l.entry_id and e.recorded_at = l.recorded_at
            order by l.sequence""";
    private static final String UNLINKED =
            """
            select e.id::text from audit_entry e
            where not exists (select from audit_link l where l.entry_id = e.id and l.recorded_at = e.recorded_at)""";

    private final SignedHeads keys;
    private final List<String> faults = new ArrayList<>();
    /** The hash of each entry that a signed head names. */
    private final Map<Long, String> signed = new HashMap<>();
    /** The hash of each of these entries as the database has it. */
    private final Map<Long, String> stored = new HashMap<>();
    /** The first entry that is left after the retention; 0 if there is none. */
    private long first;

    private VerifyAudit(SignedHeads keys) {
        this.keys = keys;
    }

    /**
     * Verifies a log.
     *
     * @param database a connection that may read the tables
     * @param keySet the public keys of the service, as it publishes them at {@code /.well-known/jwks.json}
     * @param published heads that were kept outside the database, as JWS; empty to use those in the database alone
     * @return what is wrong; empty if nothing is
     */
    public static List<String> verify(Connection database, String keySet, List<String> published) throws SQLException {
        var verification = new VerifyAudit(SignedHeads.of(keySet));
        verification.run(database, published);
        return List.copyOf(verification.faults);
    }

    /** Arguments: JDBC URL, user, file with the key set, and optionally a file with one signed head a line. */
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length < 3) {
            System.err.println(
                    "usage: verify-audit JDBC-URL USER KEY-SET-FILE [HEADS-FILE]; PGPASSWORD is the password");
            System.exit(2);
        }
        var heads = arguments.length > 3 ? Files.readAllLines(Path.of(arguments[3])) : List.<String>of();
        try (var database = DriverManager.getConnection(arguments[0], arguments[1], System.getenv("PGPASSWORD"))) {
            var faults = verify(database, Files.readString(Path.of(arguments[2])), heads);
            faults.forEach(System.out::println);
            printBeginning(database);
            System.out.println(
                    faults.isEmpty() ? "The audit log is complete and unchanged." : "The audit log was altered.");
            System.exit(faults.isEmpty() ? 0 : 1);
        }
    }

    /** Older entries are removed after their retention; only the reader knows whether that was due. */
    private static void printBeginning(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var first = statement.executeQuery(
                        "select sequence, recorded_at from audit_link order by sequence limit 1")) {
            if (first.next()) {
                System.out.println("The audit log begins with entry " + first.getLong(1) + " of " + first.getString(2));
            }
        }
    }

    private void run(Connection database, List<String> published) throws SQLException {
        database.setReadOnly(true);
        database.setAutoCommit(false); // else the driver reads all rows at once
        var heads = new ArrayList<String>(published);
        try (var statement = database.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (var rows = statement.executeQuery("select signature from audit_head order by day")) {
                while (rows.next()) {
                    heads.add(rows.getString(1));
                }
            }
            var claims = heads.stream()
                    .flatMap(head -> keys.read(head, faults::add).stream())
                    .toList();
            claims.forEach(claim -> signed.putIfAbsent(claim.sequence(), claim.hash()));
            verifyLinks(statement);
            try (var rows = statement.executeQuery(UNLINKED)) {
                while (rows.next()) {
                    fault("the entry " + rows.getString(1) + " is not in the chain");
                }
            }
            claims.stream()
                    .filter(claim ->
                            !isRemovedAfterRetention(claim) && !claim.hash().equals(stored.get(claim.sequence())))
                    .forEach(claim -> faults.add(
                            "the signed head of " + claim.day() + " names another hash for entry " + claim.sequence()));
        } finally {
            database.rollback();
        }
    }

    /** Entries are removed up to a signed head, whose hash the first entry that is left covers. */
    private boolean isRemovedAfterRetention(SignedHeads.Claim claim) {
        return claim.sequence() < first - 1
                || claim.sequence() == first - 1 && claim.hash().equals(signed.get(first - 1));
    }

    /** The hash that the first entry covers; null if it is not known. */
    private byte[] hashBefore(long entry) {
        if (entry == 1) {
            return new byte[0];
        }
        if (!signed.containsKey(entry - 1)) {
            fault("the entries before " + entry + " were removed, and no signed head names the entry " + (entry - 1));
            return null;
        }
        return HexFormat.of().parseHex(signed.get(entry - 1));
    }

    private void verifyLinks(Statement statement) throws SQLException {
        var previous = new byte[0];
        long expected = 0;
        try (var rows = statement.executeQuery(LINKS)) {
            while (rows.next() && faults.size() < MAX_FAULTS) {
                long sequence = rows.getLong(1);
                var hash = rows.getBytes(2);
                if (first == 0) {
                    first = expected = sequence;
                    previous = hashBefore(sequence);
                }
                if (sequence != expected) {
                    fault("the entries " + expected + " to " + (sequence - 1) + " are missing");
                } else if (rows.getString(3) == null) {
                    fault("the entry " + sequence + " was removed");
                } else if (previous != null && !Arrays.equals(hash, hash(previous, rows))) {
                    fault("the entry " + sequence + " was changed");
                }
                if (signed.containsKey(sequence)) {
                    stored.put(sequence, HexFormat.of().formatHex(hash));
                }
                previous = hash;
                expected = sequence + 1;
            }
        }
    }

    private void fault(String fault) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
    }

    private static byte[] hash(byte[] previous, ResultSet row) throws SQLException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            var fields = new String[] {
                row.getString("id"),
                time(row, "at"),
                row.getString("actor"),
                row.getString("act"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("reason"),
                time(row, "recorded_at")
            };
            for (var field : fields) {
                sha256.update(encoded(field));
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .format(TIME);
    }

    /** A field as its length in bytes, a colon, its value and a comma; an absent one as a minus and a comma. */
    private static byte[] encoded(String field) {
        var text = field == null ? "-," : field.getBytes(StandardCharsets.UTF_8).length + ":" + field + ",";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
