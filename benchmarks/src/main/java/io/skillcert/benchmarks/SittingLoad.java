package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One replica of exam-service, as it runs in its image, at nine o'clock on an exam day: sessions of the theory paper of level 3 with
 * approved papers and checked-in candidates. Attempts are inserted and started, each with a number from which its id and the
 * token of its machine follow.
 */
final class SittingLoad implements AutoCloseable {

    static final int ITEMS = 190;

    private static final String SERVICE = "exam-service";
    private static final String THEORY = "THEORETICAL_KNOWLEDGE";
    private static final int ROOMS = 8;
    private static final int SEATS = 4_800;
    private static final int SEATS_PER_ROW = 60;
    private static final int FORMS = 8;
    private static final int ITEMS_PER_REQUEST = 500;
    /** Long enough that no attempt ends by itself meanwhile. */
    private static final int DURATION_SECONDS = 12 * 3600;

    private final Cluster cluster;
    private final Replica service;
    private final ServiceApi api;

    private SittingLoad(Cluster cluster) {
        this.cluster = cluster;
        this.service = cluster.replicas().get(0);
        this.api = new ServiceApi(cluster.tokens(), service.ownAddress());
    }

    static SittingLoad start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of(SERVICE), 1);
        try {
            var replica = cluster.replicas().get(0);
            Machine.useImageJvm(replica);
            replica.set("EXAM_DB_URL", cluster.jdbcUrl("exam")); // no proxy
            replica.start();
            replica.awaitReady(120);
            var load = new SittingLoad(cluster);
            load.prepare(root);
            return load;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    Replica service() {
        return service;
    }

    ServiceApi api() {
        return api;
    }

    Database database() {
        return new Database(cluster.jdbcUrl("exam"));
    }

    /** The id of an attempt, in SQL. @param number in SQL */
    static String id(String number) {
        return "('00000000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid".formatted(number);
    }

    static String id(long number) {
        return "00000000-0000-7000-8000-%012x".formatted(number);
    }

    /** The hash of the token of an attempt's machine, in SQL. @param number in SQL */
    static String tokenHash(String number) {
        return "sha256(convert_to('sitting_' || lpad((%s)::text, 43, '0'), 'UTF8'))".formatted(number);
    }

    static String token(long number) {
        return "sitting_%043d".formatted(number);
    }

    /** A call of the machine of an attempt. */
    HttpRequest.Builder call(long number, String path, Object body) {
        return HttpRequest.newBuilder(api.address("/v1/attempts/" + id(number) + path))
                .header("Authorization", "Bearer " + token(number))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ServiceApi.json(body)));
    }

    StatementLog statementLog() {
        return new StatementLog(cluster.databaseLog(), database());
    }

    private void prepare(Path root) throws Exception {
        api.setClock("2025-07-25T09:00:00+08:00");
        fillBank(Files.readString(root.resolve("samples/bank/level-3.jsonl")));
        for (int room = 1; room <= ROOMS; room++) {
            var session = UUID.randomUUID();
            insertSession(session, room);
            approvePapers(session);
        }
        database().execute("analyze");
        api.setClock("2025-07-26T09:00:00+08:00");
    }

    private void fillBank(String items) throws Exception {
        var imported = api.send(api.request("item-author", "/v1/item-imports")
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(items)));
        var created = new ArrayList<String>();
        imported.get("created").forEach(id -> created.add(id.asText()));
        for (int from = 0; from < created.size(); from += ITEMS_PER_REQUEST) {
            var some = created.subList(from, Math.min(from + ITEMS_PER_REQUEST, created.size()));
            for (var reviewer : List.of("item-reviewer", "item-reviewer.2")) {
                api.post(
                        reviewer,
                        "/v1/item-reviews",
                        Map.of("items", some, "verdict", "APPROVED", "remark", "sample item"));
            }
            api.post("exam-officer", "/v1/item-activations", Map.of("items", some));
        }
    }

    /** A room full of people who are checked in. */
    private void insertSession(UUID session, int room) throws SQLException {
        var batch = UUID.randomUUID();
        database()
                .execute(
                        """
                        insert into exam_session (id, batch_id, subject, site, room, seats, seats_per_row, accessible, starts_at, ends_at)
                        values ('%s', '%s', '%s', 'Site', '%d', %d, %d, true, '2025-07-26T09:00:00+08', '2025-07-26T21:00:00+08')"""
                                .formatted(session, batch, THEORY, room, SEATS, SEATS_PER_ROW),
                        """
                        insert into exam_entry (registration_id, version, registration_number, person_id, holder_digest, batch_id,
                            occupation_code, level, attempt, registered_on, status, extra_minutes, accessible_room)
                        select gen_random_uuid(), 0, lpad((%1$d * 1000000 + i)::text, 10, '0'), gen_random_uuid(),
                            '1:' || md5('a' || %1$d || i) || md5('b' || i), '%2$s', '4-04-05-05', 3, 'FIRST', '2025-07-03', 'SEATED',
                            0, false
                        from generate_series(1, %3$d) i"""
                                .formatted(room, batch, SEATS),
                        """
                        insert into seat (registration_id, subject, session_id, number)
                        select registration_id, '%s', '%s', row_number() over () from exam_entry where batch_id = '%s'"""
                                .formatted(THEORY, session, batch),
                        """
                        insert into check_in (registration_id, session_id, checked_in_at, offline, recorded_by, recorded_at)
                        select registration_id, session_id, now(), false, 'benchmark', now() from seat where session_id = '%s'"""
                                .formatted(session));
    }

    private void approvePapers(UUID session) throws Exception {
        var papers = api.post(
                "exam-officer", "/v1/exam-sessions/" + session + "/papers", Map.of("level", 3, "forms", FORMS));
        for (var paper : papers.get("papers")) {
            api.send(api.request(
                            "exam-officer.2", "/v1/papers/" + paper.get("id").asText() + "/approval")
                    .header("If-Match", "\"" + paper.get("version").asLong() + "\"")
                    .POST(HttpRequest.BodyPublishers.noBody()));
        }
    }

    /** Starts attempts of candidates who have none yet. @param first the number of the first attempt */
    void startAttempts(long first, int count) throws SQLException {
        var numbers = "generate_series(%d, %d) k".formatted(first, first + count - 1);
        database()
                .execute(
                        """
                        insert into attempt (id, registration_id, subject, session_id, paper_id, seat, positions, order_seed,
                            duration_s, grace_s, awaited_s)
                        select %s, registration_id, subject, session_id, paper_id, number, %d, sha256('benchmark'), %d, 60, 3600
                        from (select s.*, f.paper_id, %d + row_number() over () - 1 as k
                          from seat s join seat_form f using (registration_id, subject)
                          where not exists (select from attempt a where a.registration_id = s.registration_id) limit %d) free"""
                                .formatted(id("k"), ITEMS, DURATION_SECONDS, first, count),
                        "insert into device (attempt_id, no, token_hash) select %s, 1, %s from %s"
                                .formatted(id("k"), tokenHash("k"), numbers),
                        "update attempt set state = 'STARTED' where id in (select %s from %s)"
                                .formatted(id("k"), numbers));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
