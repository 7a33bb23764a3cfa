package io.skillcert.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares one replica of registration-service, under as many clients: a pathway check with a request that does nothing, and
 * the answer to a practice item with {@code pgbench} sending the same statements. The sets that are answered are inserted
 * beforehand.
 */
final class Learning implements Benchmark {

    private static final int CLIENTS = 8;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final double PATHWAY_TARGET = 0.25;
    private static final double ANSWER_TARGET = 0.4;
    private static final int ITEMS = 50;
    /** As many sets as clients can answer in a round. */
    private static final int SETS = 2_000;

    private static final String SET = "'00000000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0')";

    private final RegistrationLoad load;
    private final Wrk pathway;
    private final Wrk nothing;
    private final PgBench statements;
    private final long statementCount;
    private final List<String> items = new ArrayList<>();
    private final String account;
    private long nextSet = 1;

    private Learning(RegistrationLoad load, Path root) throws Exception {
        this.load = load;
        var checks = load.api().address("/v1/pathway-checks");
        pathway = Wrk.same(checks, "POST", example(root), "", CLIENTS);
        nothing = Wrk.same(checks, "OPTIONS", "", "", CLIENTS);
        account = begunSet();
        for (var path : List.of(pathway, nothing)) {
            path.warmUp(SECONDS, load.service());
        }
        WarmUp.of("practice answers", List.of(load.service()), this::answers);
        var recorded = recorded();
        statementCount = recorded.lines().filter(line -> line.endsWith(";")).count();
        statements = new PgBench(load.database().jdbcUrl(), recorded, CLIENTS);
    }

    static Learning start(Path root) throws Exception {
        return new Learning(RegistrationLoad.start(root), root);
    }

    private static String example(Path root) throws IOException {
        return Files.readString(
                root.resolve("registration-service/src/main/resources/openapi/PathwayCheckResource_check.json"));
    }

    /** Begins a set, takes its items that ask for true or false, and returns the account. */
    private String begunSet() throws Exception {
        var set = load.api().post("candidate", "/v1/practice-sets", Map.of("level", 3, "count", ITEMS));
        set.get("items").forEach(item -> {
            if (item.get("kind").asText().equals("TRUE_FALSE")) {
                items.add(item.get("id").asText());
            }
        });
        return load.database()
                .text("select account from practice_set where id = '"
                        + set.get("id").asText() + "'");
    }

    private void insertSets(long first, int count) throws SQLException {
        load.database()
                .execute(
                        """
                        insert into practice_set (id, account, kind, level, items, created_at)
                        select (%s)::uuid, '%s', 'PRACTICE', 3,
                            (select array_agg((array['%s'])[1 + p %% %d] order by p) from generate_series(1, %d) p), now()
                        from generate_series(%d, %d) k"""
                                .formatted(
                                        SET.formatted("k"),
                                        account,
                                        String.join("','", items),
                                        items.size(),
                                        ITEMS,
                                        first,
                                        first + count - 1));
    }

    /** Answers all items of new sets, one after the other. */
    private double answers() throws Exception {
        insertSets(nextSet, SETS);
        var lua =
                """
                local headers = {["Content-Type"] = "application/json", ["Authorization"] = "Bearer %s"}
                local sent = 0
                function request()
                    local set = string.format("00000000-0000-7000-8000-%%012x", %d + math.floor(sent / %d))
                    local body = string.format('{"position": %%d, "response": true}', 1 + sent %% %d)
                    sent = sent + 1
                    return wrk.format("POST", "/v1/practice-sets/" .. set .. "/answers", headers, body)
                end
                """
                        .formatted(load.api().token("candidate"), nextSet, ITEMS, ITEMS);
        nextSet += SETS;
        return new Wrk(load.api().address("/"), lua, CLIENTS).run(SECONDS);
    }

    /** Answers the same item of two sets, and makes the statements of the first those of any item. */
    private String recorded() throws Exception {
        int position = 37;
        insertSets(nextSet, 2);
        var sets = List.of(id(nextSet), id(nextSet + 1));
        nextSet += 2;
        var log = load.statementLog().of(() -> {
            for (var set : sets) {
                load.api()
                        .post(
                                "candidate",
                                "/v1/practice-sets/" + set + "/answers",
                                Map.of("position", position, "response", true));
            }
        });
        var variables =
                """
                \\set k :first + :client_id * %d + :n / %d
                \\set p 1 + :n %% %d
                """
                        .formatted(SETS, ITEMS, ITEMS);
        return RecordedSql.script(
                log,
                "insert into practice_answer ",
                variables,
                Map.of(
                        "'" + sets.get(0) + "'",
                        "(" + SET.formatted(":k::bigint") + ")::uuid",
                        "'" + position + "'",
                        ":p::smallint",
                        "'" + items.get(position % items.size()) + "'",
                        "(array['" + String.join("','", items) + "'])[1 + :p % " + items.size() + "]"));
    }

    private static String id(long set) {
        return "00000000-0000-7000-8000-%012x".formatted(set);
    }

    @Override
    public void round(Rounds measured) throws Exception {
        measured.addRatio("pathway", pathway.run(SECONDS), nothing.run(SECONDS));
        var answered = answers();
        insertSets(statements.first(), CLIENTS * SETS);
        measured.addRatio("answer", answered, statements.run(SECONDS));
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| %d clients, %d rounds of %d s each, in turns | ratio | target |",
                        CLIENTS, measured.count(), SECONDS)
                .line("|---|---|---|")
                .line(
                        "| a pathway check against a request that does nothing (`OPTIONS`) | %s | %s |",
                        measured.shown("pathway", "%.3f"),
                        Report.met(measured.median("pathway") >= PATHWAY_TARGET, "0.25"))
                .line(
                        "| the answer to a practice item against `pgbench` sending its %d statements | %s | %s |",
                        statementCount,
                        measured.shown("answer", "%.2f"),
                        Report.met(measured.median("answer") >= ANSWER_TARGET, "0.4"));
    }

    @Override
    public void close() {
        load.close();
    }
}
