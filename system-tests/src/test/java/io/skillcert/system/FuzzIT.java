package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.Cluster;
import io.skillcert.localstack.Replica;
import io.skillcert.system.Operations.Operation;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Fuzzes each service from its own OpenAPI document: no 5xx, no hang, and in the long form (20,000 requests a service,
 * {@code -Plong}) no growing heap. {@code -Dfuzz.seed} sends the same requests again, apart from ids that answers named.
 */
@Timeout(1800)
class FuzzIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = Long.getLong("fuzz.seed", 6);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
    private static final int CALLERS = 4;
    private static final double SLOWEST_SECONDS = 2;
    /** What is reached after a warm-up of a quarter may grow by this much. */
    private static final double GROWTH = 1.15;
    /** Half a minute otherwise, for which this test would wait. */
    private static final String IDLE_THREADS_KEPT = "5s";

    private static final long SETTLING_SECONDS = 60;

    /** With fewer requests the heap is still growing towards its usual size. */
    private static final int ENOUGH_FOR_THE_HEAP = 20_000;

    private static final int LEAVERS = 200;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONG_HEAD = 4_000;
    private static final int LONG_BODY = 4 << 20;
    private static final int IDS_REMEMBERED = 500;
    private static final int DIFFERENCES_SHOWN = 40;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    /** What an answer must never let out. */
    private static final Pattern INNARDS =
            Pattern.compile("io\\.skillcert|org\\.hibernate|java\\.lang|jakarta\\.|\\bat [a-z]+\\.[a-z]+\\.");

    private final HttpClient http = newClient();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder lost = new LongAdder();
    private final AtomicLong slowest = new AtomicLong();

    @Test
    void nothing_that_is_sent_breaks_a_service() throws Exception {
        var services = Project.SERVICES.stream().map(name -> name + "-service").toList();
        try (var cluster = Cluster.prepare(Project.ROOT, services, 1)) {
            cluster.replicas()
                    .forEach(replica -> replica.set("QUARKUS_THREAD_POOL_KEEP_ALIVE_TIME", IDLE_THREADS_KEPT));
            cluster.start();
            var warm = new LinkedHashMap<Replica, Long>();
            for (var replica : cluster.replicas()) {
                warm.put(replica, fuzz(cluster, replica));
            }
            if (REQUESTS >= ENOUGH_FOR_THE_HEAP) {
                for (var replica : cluster.replicas()) {
                    checkHeap(replica, warm.get(replica));
                }
            }
            assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), DIFFERENCES_SHOWN)), "seed " + SEED);
        }
    }

    /** @return what lived in the heap after a quarter of the requests, in bytes */
    private long fuzz(Cluster cluster, Replica replica) throws Exception {
        answers.clear();
        lost.reset();
        slowest.set(0);
        var begin = System.nanoTime();
        send(cluster, replica, SEED, REQUESTS / 4);
        var warm = replica.heapAlive();
        send(cluster, replica, SEED + 1, REQUESTS - REQUESTS / 4);
        leaveInTheMiddle(cluster, replica);
        System.out.printf(
                "%s: %d hostile requests in %.0f s, seed %d: answers %s, %d connections lost, slowest %.2f s%n",
                replica.service(),
                REQUESTS,
                (System.nanoTime() - begin) / 1e9,
                SEED,
                new TreeMap<>(answers),
                lost.sum(),
                slowest.get() / 1e9);
        var log = Files.readString(replica.log());
        if (log.contains("\"level\":\"ERROR\"")) {
            wrong.add(replica.service() + " logged an error: "
                    + log.lines()
                            .filter(line -> line.contains("\"level\":\"ERROR\""))
                            .findFirst()
                            .orElseThrow());
        }
        return warm;
    }

    /** Whoever left in the middle may have made it start many threads; each goes, with its buffers, when it has been idle. */
    private void checkHeap(Replica replica, long warm) throws Exception {
        var limit = System.nanoTime() + SETTLING_SECONDS * 1_000_000_000L;
        var end = replica.heapAlive();
        while (end > warm * GROWTH && System.nanoTime() < limit) {
            TimeUnit.SECONDS.sleep(2);
            end = replica.heapAlive();
        }
        System.out.printf(
                "%s: heap %d KiB after a quarter of the requests, %d at the end%n",
                replica.service(), warm >> 10, end >> 10);
        if (end > warm * GROWTH) {
            wrong.add("%s: heap %d KiB after a quarter, %d at the end"
                    .formatted(replica.service(), warm >> 10, end >> 10));
        }
    }

    private void send(Cluster cluster, Replica replica, long seed, int count) throws Exception {
        var operations = Operations.of(replica.service().replace("-service", ""), replica.address());
        var known = new ConcurrentLinkedQueue<String>();
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < CALLERS; i++) {
                var random = new Random(seed * CALLERS + i);
                var requests = new FuzzedRequests(replica.address(), cluster.tokens(), known, random);
                tasks.add(() -> {
                    for (int sent = 0; sent < count / CALLERS; sent++) {
                        var operation = operations.get(random.nextInt(operations.size()));
                        check(operation, requests.next(operation), known);
                    }
                    return null;
                });
            }
            for (var done : callers.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** Callers who go, politely or not, before they have sent what they announced. */
    private static void leaveInTheMiddle(Cluster cluster, Replica replica) throws IOException {
        var writes = Operations.of(replica.service().replace("-service", ""), replica.address()).stream()
                .filter(operation -> operation.method().equals("POST"))
                .toList();
        var tokens = cluster.tokens();
        for (int i = 0; i < LEAVERS; i++) {
            var operation = writes.get(i % writes.size());
            var path =
                    operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            var role = operation.roles().stream().findFirst().orElse("partner");
            var head =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
                            .formatted(path, tokens.of(role), UUID.randomUUID());
            try (var socket = new Socket("localhost", replica.ownAddress().getPort())) {
                socket.setSoLinger(i % 2 == 0, 0); // a reset, or an orderly end
                socket.getOutputStream().write((head + "{\"begun\": ").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void check(Operation operation, HttpRequest request, Queue<String> known) throws InterruptedException {
        var begin = System.nanoTime();
        var answer = sent(request);
        var took = System.nanoTime() - begin;
        slowest.accumulateAndGet(took, Math::max);
        if (answer == null) {
            if (!isTooLong(request) || took / 1e9 > SLOWEST_SECONDS) {
                wrong.add("%s %s: no answer after %.1f s".formatted(operation, request.uri(), took / 1e9));
            }
            return;
        }
        answers.computeIfAbsent(answer.statusCode(), status -> new LongAdder()).increment();
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() >= 500 || took / 1e9 > SLOWEST_SECONDS && isSlowAgain(request)) {
            wrong.add("%s %s: %d after %.1f s %s"
                    .formatted(operation, request.uri(), answer.statusCode(), took / 1e9, text));
        }
        if (answer.statusCode() >= 400 && !isProblem(answer, text)) {
            wrong.add("%s %s: %d is no problem document: %s"
                    .formatted(operation, request.uri(), answer.statusCode(), text));
        }
        remember(text, known);
    }

    /** Slow by itself, not because the machine did something else: asked anew, under a key of its own. */
    private boolean isSlowAgain(HttpRequest request) throws InterruptedException {
        var again = HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(IDEMPOTENCY_KEY));
        if (request.headers().firstValue(IDEMPOTENCY_KEY).isPresent()) {
            again.header(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        }
        var begin = System.nanoTime();
        sent(again.build());
        return (System.nanoTime() - begin) / 1e9 > SLOWEST_SECONDS;
    }

    /** A connection that the server closed after an earlier answer is found closed: then once more, on another one. */
    private HttpResponse<byte[]> sent(HttpRequest request) throws InterruptedException {
        var answer = sent(http, request);
        return answer == null ? sent(newClient(), request) : answer;
    }

    /** Null: none came. */
    private HttpResponse<byte[]> sent(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            lost.increment();
            return null;
        }
    }

    /** Refused before it is read, and the connection is closed: the answer may be lost with it. */
    private static boolean isTooLong(HttpRequest request) {
        var head =
                request.uri().toString().length() + request.headers().toString().length();
        var body = request.bodyPublisher().orElseThrow().contentLength();
        return head > LONG_HEAD || body > LONG_BODY;
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static boolean isProblem(HttpResponse<byte[]> answer, String text) {
        if (answer.statusCode() == 431 || answer.statusCode() == 414) {
            return true; // refused by the HTTP server before anything of it is known
        }
        try {
            JsonNode problem = JSON.readTree(text);
            return problem.path("status").asInt() == answer.statusCode()
                    && !INNARDS.matcher(text).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static void remember(String text, Queue<String> known) {
        var id = ID.matcher(text);
        while (id.find()) {
            known.add(id.group(1));
        }
        while (known.size() > IDS_REMEMBERED) {
            known.poll();
        }
    }
}
