package io.skillcert.exam.paper;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Snapshots of the bank: the active versions of a level at one moment that may stand on a paper, each with those in it that are its
 * enemies. Papers are assembled from a snapshot, so that they can be assembled again whatever becomes of the bank.
 */
@ApplicationScoped
public class BankSnapshots {

    private static final String ACTIVE =
            """
            with active as (select id, active_version, kind, function, topic from item
              where level = :level and status = 'ACTIVE' and id <> all(cast(:without as uuid[])))
            select a.active_version, a.kind, a.function, a.topic, array(
                select o.active_version from enemy e join active o on o.id = case when e.item_a = a.id then e.item_b else e.item_a end
                where a.id in (e.item_a, e.item_b) order by 1)
            from active a order by a.active_version""";

    private static final String STORED =
            """
            select s.version_id, i.kind, i.function, i.topic, s.enemies
            from bank_snapshot_item s join item_version v on v.id = s.version_id join item i on i.id = v.item_id
            where s.no = :no order by s.version_id""";

    private final EntityManager database;

    BankSnapshots(EntityManager database) {
        this.database = database;
    }

    /** A snapshot with its digest, over a line for each item in the order of their ids. */
    public record Snapshot(long no, String digest, List<BankItem> items) {}

    /**
     * Takes a snapshot of a level. The bank that has not changed since the last one gives the same again.
     *
     * @param without items that are left out
     */
    Snapshot take(int level, Set<UUID> without, Instant now) {
        var items = query(ACTIVE, Map.of("level", level, "without", without.toArray(UUID[]::new)));
        var digest = digest(items);
        List<?> inserted = database.createNativeQuery(
                        "insert into bank_snapshot (level, digest, taken_at) values (:level, :digest, :now)"
                                + " on conflict do nothing returning no")
                .setParameter("level", level)
                .setParameter("digest", digest)
                .setParameter("now", now)
                .getResultList();
        if (!inserted.isEmpty()) {
            long no = ((Number) inserted.get(0)).longValue();
            store(no, items);
            return new Snapshot(no, digest, items);
        }
        var known = (Number)
                database.createNativeQuery("select no from bank_snapshot where level = :level and digest = :digest")
                        .setParameter("level", level)
                        .setParameter("digest", digest)
                        .getSingleResult();
        return new Snapshot(known.longValue(), digest, items);
    }

    private void store(long no, List<BankItem> items) {
        database.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into bank_snapshot_item (no, version_id, enemies) values (?, ?, ?)")) {
                for (var item : items) {
                    insert.setLong(1, no);
                    insert.setObject(2, UUID.fromString(item.id()));
                    insert.setArray(
                            3, connection.createArrayOf("uuid", item.enemies().toArray()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /**
     * Reads a snapshot again.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is none
     */
    public Snapshot read(long no) {
        List<?> digest = database.createNativeQuery("select digest from bank_snapshot where no = :no")
                .setParameter("no", no)
                .getResultList();
        if (digest.isEmpty()) {
            throw ExamProblem.PAPER_NOT_FOUND.exception();
        }
        return new Snapshot(no, (String) digest.get(0), query(STORED, Map.of("no", no)));
    }

    private List<BankItem> query(String sql, Map<String, Object> parameters) {
        var query = database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
        parameters.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new BankItem(
                        row[0].toString(),
                        ItemKind.valueOf((String) row[1]),
                        (String) row[2],
                        (String) row[3],
                        Arrays.stream((Object[]) row[4]).map(Object::toString).collect(Collectors.toSet())))
                .toList();
    }

    static String digest(List<BankItem> items) {
        var lines = items.stream()
                .map(item -> String.join(
                        ",",
                        item.id(),
                        item.kind().name(),
                        item.function(),
                        item.topic(),
                        item.enemies().stream().sorted().collect(Collectors.joining("|"))))
                .collect(Collectors.joining("\n"));
        return hex(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
