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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A client that behaves: it repeats a command with the same key until it has an answer, now here, now there. */
final class Caller {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_OF_LONG_WORK = Duration.ofSeconds(65);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final Duration GIVES_UP = Duration.ofSeconds(600);
    private static final List<String> LONG_WORK =
            List.of("/seat-assignments", "/publication", "/certificates", "/payment-batches");
    private static final List<String> PASSING = List.of("request-in-flight", "concurrent-change");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newCachedThreadPool(Caller::daemon))
            .build();
    private final Map<String, List<Replica>> replicas;
    private final Tokens tokens;
    private final Gate gate = new Gate();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();

    Caller(Cluster cluster) {
        tokens = cluster.tokens();
        replicas = cluster.replicas().stream().collect(Collectors.groupingBy(Replica::service));
    }

    /** @param repeated whether an earlier attempt had an unknown end */
    record Answer(int status, String text, boolean repeated) {

        boolean isDone() {
            return status / 100 == 2;
        }

        JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException("no JSON: " + text, e);
            }
        }
    }

    private record Call(String service, String role, String method, String path, BodyPublisher body, Duration limit) {}

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "caller");
        thread.setDaemon(true);
        return thread;
    }

    long commands() {
        return commands.get();
    }

    /** How often each status was answered, and how often there was none. */
    Map<String, Long> answers() {
        var counted = new TreeMap<String, Long>();
        answers.forEach((answer, count) -> counted.put(answer, count.get()));
        return counted;
    }

    long attempts() {
        return attempts.get();
    }

    Answer get(String service, String role, String path) {
        return send(new Call(service, role, "GET", path, BodyPublishers.noBody(), ATTEMPT), request -> {});
    }

    /** A question that is no command. */
    Answer ask(String service, String role, String path, Object question) {
        return send(
                new Call(service, role, "POST", path, json(question), ATTEMPT),
                request -> request.header("Content-Type", "application/json"));
    }

    /** A command that makes something: it carries a key. */
    JsonNode make(String service, String role, String path, Object body) {
        var answer = tryToMake(service, role, path, body);
        if (!answer.isDone()) {
            throw new IllegalStateException("POST " + path + ": " + answer.status() + " " + answer.text());
        }
        return answer.text().isEmpty() ? null : answer.body();
    }

    Answer tryToMake(String service, String role, String path, Object body) {
        return tryToMake(service, role, path, UUID.randomUUID().toString(), body);
    }

    /** @param key of a command that may have been sent before */
    Answer tryToMake(String service, String role, String path, String key, Object body) {
        commands.incrementAndGet();
        return send(
                new Call(service, role, "POST", path, json(body), limit(path)),
                request -> request.header("Content-Type", "application/json").header("Idempotency-Key", key));
    }

    /** Sent once, whatever is answered. */
    Answer once(String service, String role, String path, String key, Object body) throws IOException {
        var answer = attempt(
                new Call(service, role, "POST", path, json(body), Duration.ofSeconds(100)),
                request -> request.header("Content-Type", "application/json").header("Idempotency-Key", key));
        count(Integer.toString(answer.statusCode()));
        return new Answer(answer.statusCode(), answer.body(), false);
    }

    Answer report(String service, String role, String path, String message) {
        commands.incrementAndGet();
        return send(
                new Call(service, role, "POST", path, BodyPublishers.ofString(message), ATTEMPT_OF_LONG_WORK),
                request -> request.header("Content-Type", "application/xml"));
    }

    Answer put(String service, String role, String path, Object body) {
        commands.incrementAndGet();
        return send(
                new Call(service, role, "PUT", path, json(body), ATTEMPT_OF_LONG_WORK),
                request -> request.header("Content-Type", "application/json"));
    }

    /**
     * A command that changes a version. Where an attempt had an unknown end and the version is gone, the first may have
     * done it: the thing itself is read.
     *
     * @param isDone whether the thing, as it is now, shows the effect
     */
    JsonNode change(
            String service,
            String role,
            String path,
            String act,
            long version,
            Object body,
            Predicate<JsonNode> isDone) {
        commands.incrementAndGet();
        var answer = send(new Call(service, role, "POST", path + act, json(body), ATTEMPT), request -> request.header(
                        "Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\""));
        if (answer.isDone()) {
            return answer.body();
        }
        if (answer.repeated()) {
            var now = get(service, role, path);
            if (now.isDone() && isDone.test(now.body())) {
                return now.body();
            }
        }
        throw new IllegalStateException("POST " + path + act + ": " + answer.status() + " " + answer.text());
    }

    private static Duration limit(String path) {
        return LONG_WORK.stream().anyMatch(path::endsWith) ? ATTEMPT_OF_LONG_WORK : ATTEMPT;
    }

    private static BodyPublisher json(Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(Call call, Consumer<HttpRequest.Builder> more) {
        var end = System.nanoTime() + GIVES_UP.toNanos();
        var repeated = false;
        var last = "none";
        long pause = FIRST_PAUSE_MILLIS;
        while (System.nanoTime() < end) {
            gate.pass();
            attempts.incrementAndGet();
            try {
                var answer = attempt(call, more);
                count(Integer.toString(answer.statusCode()));
                if (isFinal(answer)) {
                    return new Answer(answer.statusCode(), answer.body(), repeated);
                }
                last = answer.statusCode() + " " + answer.body();
                waitAsTold(answer);
            } catch (IOException e) {
                last = e.toString();
                count(e.getClass().getSimpleName());
            }
            repeated = true;
            sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        throw new IllegalStateException(call.method() + " " + call.path() + " was never answered; last " + last);
    }

    /** From now on nothing is sent. */
    void hold() {
        gate.close();
    }

    void goOn() {
        gate.open();
    }

    private HttpResponse<String> attempt(Call call, Consumer<HttpRequest.Builder> more) throws IOException {
        var of = replicas.get(call.service());
        var address = of.get(Math.floorMod(turn.getAndIncrement(), of.size())).address();
        var request = HttpRequest.newBuilder(URI.create(address + call.path()))
                .timeout(call.limit())
                .header("Authorization", "Bearer " + tokens.of(call.role()))
                .method(call.method(), call.body());
        more.accept(request);
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void waitAsTold(HttpResponse<String> answer) {
        answer.headers().firstValueAsLong("Retry-After").ifPresent(seconds -> sleep(1000 * seconds));
    }

    private static boolean isFinal(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == 409) {
            return PASSING.stream().noneMatch(answer.body()::contains);
        }
        return status < 500 && status != 429;
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, any -> new AtomicLong()).incrementAndGet();
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All pages of a list. */
    List<JsonNode> list(String service, String role, String path) {
        var items = new ArrayList<JsonNode>();
        var separator = path.contains("?") ? "&" : "?";
        var next = path + separator + "limit=200";
        while (next != null) {
            var page = get(service, role, next).body();
            page.get("items").forEach(items::add);
            next = page.hasNonNull("next")
                    ? path + separator + "limit=200&after=" + page.get("next").asText()
                    : null;
        }
        return items;
    }
}
