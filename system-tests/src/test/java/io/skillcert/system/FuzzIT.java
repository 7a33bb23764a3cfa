package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Operations.Operation;
import io.skillcert.system.faults.SharedCluster;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Fuzzes each service from its own OpenAPI document: no 5xx, no hang, and in the long form (20,000 requests a service,
 * {@code -Plong}) no growing heap. {@code -Dfuzz.seed} sends the same requests again, apart from ids that answers named.
 */
@Order(5)
@Timeout(1800)
class FuzzIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = Long.getLong("fuzz.seed", 6);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final int CALLERS = 4;
    private static final double SLOWEST_SECONDS = 8;
    /** The heap after a quarter of the requests may grow by this factor. */
    private static final double GROWTH = 1.15;

    private static final long SETTLING_SECONDS = 60;

    /** With fewer requests the heap has not reached its usual size. */
    private static final int ENOUGH_FOR_THE_HEAP = 20_000;

    private static final int ABORTED_REQUESTS = 200;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONG_HEAD = 4_000;
    private static final int LONG_BODY = 4 << 20;
    private static final int IDS_REMEMBERED = 500;
    private static final int DIFFERENCES_SHOWN = 40;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    /** The published types of events look like packages. */
    private static final Pattern EVENT_TYPE = Pattern.compile("io\\.skillcert\\.[a-z]+\\.[a-z-]+\\.v[0-9]+");

    /** Must not appear in an answer. */
    private static final Pattern IMPLEMENTATION_DETAILS =
            Pattern.compile("io\\.skillcert|org\\.hibernate|java\\.lang|jakarta\\.|\\bat [a-z]+\\.[a-z]+\\.");

    private final HttpClient http = newClient();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder lost = new LongAdder();
    private final AtomicLong slowest = new AtomicLong();

    @Test
    void no_request_breaks_a_service() throws Exception {
        var cluster = SharedCluster.get();
        var warm = new LinkedHashMap<Replica, Long>();
        for (var service : Project.SERVICES) {
            var replica = cluster.replicas(service + "-service").get(0);
            warm.put(replica, fuzz(cluster, replica));
        }
        if (REQUESTS >= ENOUGH_FOR_THE_HEAP) {
            for (var replica : warm.keySet()) {
                checkHeap(replica, warm.get(replica));
            }
        }
        assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), DIFFERENCES_SHOWN)), "seed " + SEED);
    }

    /** Returns the bytes that are alive in the heap after a quarter of the requests. */
    private long fuzz(Cluster cluster, Replica replica) throws Exception {
        answers.clear();
        lost.reset();
        slowest.set(0);
        var logged = Files.readString(replica.log()).length();
        var begin = System.nanoTime();
        send(cluster, replica, SEED, REQUESTS / 4);
        var warm = replica.heapAlive();
        send(cluster, replica, SEED + 1, REQUESTS - REQUESTS / 4);
        abortRequests(cluster, replica);
        System.out.printf(
                "%s: %d hostile requests in %.0f s, seed %d: answers %s, %d connections lost, slowest %.2f s%n",
                replica.service(),
                REQUESTS,
                (System.nanoTime() - begin) / 1e9,
                SEED,
                new TreeMap<>(answers),
                lost.sum(),
                slowest.get() / 1e9);
        Files.readString(replica.log())
                .substring(logged)
                .lines()
                .filter(line -> line.contains("\"level\":\"ERROR\""))
                .findFirst()
                .ifPresent(error -> wrong.add(replica.service() + " logged an error: " + error));
        return warm;
    }

    /** Aborted requests may have started many threads, which end, with their buffers, when they have been idle for a while. */
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

    /** Closes connections in order or with a reset before the announced body has been sent. */
    private static void abortRequests(Cluster cluster, Replica replica) throws IOException {
        var writes = Operations.of(replica.service().replace("-service", ""), replica.address()).stream()
                .filter(operation -> operation.method().equals("POST"))
                .toList();
        var tokens = cluster.tokens();
        for (int i = 0; i < ABORTED_REQUESTS; i++) {
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
        var answer = answer(request);
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

    /** Sends the request again, with another idempotency key, to find out whether the request or the machine was slow. */
    private boolean isSlowAgain(HttpRequest request) throws InterruptedException {
        var again = HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(IDEMPOTENCY_KEY));
        if (request.headers().firstValue(IDEMPOTENCY_KEY).isPresent()) {
            again.header(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        }
        var begin = System.nanoTime();
        answer(again.build());
        return (System.nanoTime() - begin) / 1e9 > SLOWEST_SECONDS;
    }

    /** Sends the request on a new connection if the old one is found closed, as the server may do after an answer. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws InterruptedException {
        var answer = answer(http, request);
        return answer == null ? answer(newClient(), request) : answer;
    }

    /** Returns null if there is no answer. */
    private HttpResponse<byte[]> answer(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            lost.increment();
            return null;
        }
    }

    /** The server refuses a long request before it has read it and closes the connection: the answer may be lost. */
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
                    && !IMPLEMENTATION_DETAILS
                            .matcher(EVENT_TYPE.matcher(text).replaceAll(""))
                            .find();
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
