package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Calls the replicas of a cluster in turn and repeats a call, with the same idempotency key, until it has a final answer.
 */
final class RetryingClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_OF_LONG_WORK = Duration.ofSeconds(65);
    private static final Duration ATTEMPT_WITHOUT_RETRY = Duration.ofSeconds(100);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final Duration GIVES_UP = Duration.ofSeconds(600);
    private static final List<String> LONG_WORK = List.of(
            "/seat-assignments",
            "/publication",
            "/certificates",
            "/payment-batches",
            "/bank-reports",
            "/clock",
            "/item-imports",
            "/item-reviews",
            "/item-activations",
            "/papers");
    private static final List<String> TEMPORARY_CONFLICTS = List.of("request-in-flight", "concurrent-change");
    private static final String KEY = "Idempotency-Key";
    private static final String VERSION = "If-Match";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newCachedThreadPool(RetryingClient::daemon))
            .build();
    private final Map<String, List<Replica>> replicas;
    private final Tokens tokens;
    private final ReadWriteLock sending = new ReentrantReadWriteLock();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong commands = new AtomicLong();
    private final Answers answers = new Answers();

    RetryingClient(Cluster cluster) {
        tokens = cluster.tokens();
        replicas = cluster.replicas().stream().collect(Collectors.groupingBy(Replica::service));
    }

    private record Call(
            String service, String role, String method, String path, BodyPublisher body, Map<String, String> headers) {}

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "client");
        thread.setDaemon(true);
        return thread;
    }

    long commands() {
        return commands.get();
    }

    Answers answers() {
        return answers;
    }

    Answer get(String service, String role, String path) {
        return send(new Call(service, role, "GET", path, BodyPublishers.noBody(), Map.of()));
    }

    /** Sends a query with a body: a POST that changes nothing and so has no idempotency key. */
    Answer query(String service, String role, String path, Object body) {
        return send(new Call(service, role, "POST", path, json(body), Map.of()));
    }

    /**
     * Creates a resource.
     *
     * @return the response body; null if it is empty
     * @throws IllegalStateException if the request is refused
     */
    JsonNode create(String service, String role, String path, Object body) {
        var answer = tryToCreate(service, role, path, body).orThrow("POST " + path);
        return answer.text().isEmpty() ? null : answer.body();
    }

    Answer tryToCreate(String service, String role, String path, Object body) {
        return tryToCreate(service, role, path, UUID.randomUUID().toString(), body);
    }

    /** @param key of a command that may have been sent before */
    Answer tryToCreate(String service, String role, String path, String key, Object body) {
        commands.incrementAndGet();
        return send(new Call(service, role, "POST", path, json(body), Map.of(KEY, key)));
    }

    /** Sends a command once, whatever the answer is. */
    Answer createWithoutRetry(String service, String role, String path, String key, Object body) throws IOException {
        var call = new Call(service, role, "POST", path, json(body), Map.of(KEY, key));
        var answer = attempt(call, ATTEMPT_WITHOUT_RETRY);
        answers.count(Integer.toString(answer.statusCode()));
        return new Answer(answer.statusCode(), answer.body(), false);
    }

    /** Sends a command once to one replica, without waiting for the answer. */
    CompletableFuture<HttpResponse<String>> createAsync(Replica replica, String role, String path, Object body) {
        var key = Map.of(KEY, UUID.randomUUID().toString());
        return http.sendAsync(
                request(new Call(replica.service(), role, "POST", path, json(body), key), replica, ATTEMPT), text());
    }

    Answer sendXml(String service, String role, String path, String message) {
        commands.incrementAndGet();
        var xml = Map.of("Content-Type", "application/xml");
        return send(new Call(service, role, "POST", path, BodyPublishers.ofString(message), xml));
    }

    /** Uploads a document; the same one again changes nothing. */
    Answer upload(String service, String role, String path, String mediaType, byte[] content) {
        commands.incrementAndGet();
        var headers = Map.of("Content-Type", mediaType, KEY, UUID.randomUUID().toString());
        return send(new Call(service, role, "POST", path, BodyPublishers.ofByteArray(content), headers));
    }

    /** Sets the sandbox clock of a service. */
    void setClock(String service, String now) {
        put(service, "operator", "/v1/sandbox/clock", Map.of("now", now));
    }

    /**
     * Replaces a resource.
     *
     * @throws IllegalStateException if the request is refused
     */
    void put(String service, String role, String path, Object body) {
        commands.incrementAndGet();
        send(new Call(service, role, "PUT", path, json(body), Map.of())).orThrow("PUT " + path);
    }

    /**
     * Sends a command that changes a version of a resource. If an attempt had an unknown outcome and the version has
     * changed since, that attempt may have succeeded: the resource itself is read.
     *
     * @param isDone whether the resource shows the effect
     * @throws IllegalStateException if the command is refused and has had no effect
     */
    JsonNode change(
            String service,
            String role,
            String path,
            String act,
            long version,
            Object body,
            Predicate<JsonNode> isDone) {
        var answer = tryToChange(service, role, path + act, version, body);
        if (!answer.isDone() && answer.repeated()) {
            var now = get(service, role, path);
            if (now.isDone() && isDone.test(now.body())) {
                return now.body();
            }
        }
        return answer.orThrow("POST " + path + act).body();
    }

    Answer tryToChange(String service, String role, String path, long version, Object body) {
        commands.incrementAndGet();
        return send(new Call(service, role, "POST", path, json(body), Map.of(VERSION, "\"" + version + "\"")));
    }

    /** Returns all pages of a list. */
    List<JsonNode> list(String service, String role, String path) {
        var items = new ArrayList<JsonNode>();
        var first = path + (path.contains("?") ? "&" : "?") + "limit=200";
        var next = first;
        while (next != null) {
            var page = get(service, role, next).body();
            page.get("items").forEach(items::add);
            next = page.hasNonNull("next")
                    ? first + "&after=" + page.get("next").asText()
                    : null;
        }
        return items;
    }

    /** Sends nothing until {@link #resume}, which the same thread calls. */
    void pause() {
        sending.writeLock().lock();
    }

    void resume() {
        sending.writeLock().unlock();
    }

    private void awaitResume() {
        try {
            sending.readLock().lockInterruptibly();
            sending.readLock().unlock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(Call call) {
        var end = System.nanoTime() + GIVES_UP.toNanos();
        var repeated = false;
        var last = "none";
        long pause = FIRST_PAUSE_MILLIS;
        while (System.nanoTime() < end) {
            awaitResume();
            try {
                var answer = attempt(call, limit(call));
                answers.count(Integer.toString(answer.statusCode()));
                if (isFinal(answer)) {
                    return new Answer(answer.statusCode(), answer.body(), repeated);
                }
                last = answer.statusCode() + " " + answer.body();
                answer.headers().firstValueAsLong("Retry-After").ifPresent(seconds -> sleep(1000 * seconds));
            } catch (IOException e) {
                last = e.toString();
                answers.count(e.getClass().getSimpleName());
            }
            repeated = true;
            sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        throw new IllegalStateException(call.method() + " " + call.path() + " had no final answer; last: " + last);
    }

    private static Duration limit(Call call) {
        return LONG_WORK.stream().anyMatch(call.path()::endsWith) ? ATTEMPT_OF_LONG_WORK : ATTEMPT;
    }

    private Replica next(String service) {
        var of = replicas.get(service);
        return of.get(Math.floorMod(turn.getAndIncrement(), of.size()));
    }

    private HttpRequest request(Call call, Replica replica, Duration limit) {
        var request = HttpRequest.newBuilder(URI.create(replica.address() + call.path()))
                .timeout(limit)
                .header("Authorization", "Bearer " + tokens.of(call.role()))
                .setHeader("Content-Type", "application/json")
                .method(call.method(), call.body());
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private static HttpResponse.BodyHandler<String> text() {
        return BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> attempt(Call call, Duration limit) throws IOException {
        try {
            return http.send(request(call, next(call.service()), limit), text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFinal(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == 409) {
            return TEMPORARY_CONFLICTS.stream().noneMatch(answer.body()::contains);
        }
        return status < 500 && status != 429;
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
