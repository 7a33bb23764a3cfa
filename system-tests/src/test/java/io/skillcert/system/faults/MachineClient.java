package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls exam-service as machines in an exam room do: each call once, to the replicas in turn, with the token of the machine. */
final class MachineClient {

    /** As long as the candidate's page waits. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Set<Integer> NOT_PROCESSED = Set.of(408, 429);
    private static final String PROBLEM = "urn:skillcert:problem:";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newCachedThreadPool(MachineClient::daemon))
            .build();
    private final List<Replica> replicas;
    private final Answers answers;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param answers counts the answers to all calls */
    MachineClient(Cluster cluster, Answers answers) {
        replicas = cluster.replicas(SittingClient.EXAM);
        this.answers = answers;
    }

    /** An answer that decides the call. */
    record Reply(int status, String text) {

        boolean isDone() {
            return status / 100 == 2;
        }

        /** @throws IllegalStateException with the answer, if the call was refused */
        Reply orThrow() {
            if (!isDone()) {
                throw new IllegalStateException("unexpected answer: " + status + " " + text);
            }
            return this;
        }

        JsonNode body() {
            return new Answer(status, text, false).body();
        }

        /** @param code such as {@code device-bound} */
        boolean isProblem(String code) {
            return !isDone() && body().path("type").asText().equals(PROBLEM + code);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "machine");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Sends a call.
     *
     * @param token null without one
     * @param body null without one
     * @throws IOException if the outcome is unknown: there is no answer, or one that says to try again
     */
    Reply call(String token, String method, String path, Object body) throws IOException {
        try {
            return callAsync(token, method, path, body).join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Sends a call without waiting for the answer. The future fails where {@link #call} throws. */
    CompletableFuture<Reply> callAsync(String token, String method, String path, Object body) throws IOException {
        var replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        var content = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(RetryingClient.JSON.writeValueAsBytes(body));
        var request = HttpRequest.newBuilder(URI.create(replica.address() + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, content);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .handle((answer, failure) -> {
                    if (failure != null) {
                        answers.count(failure.getClass().getSimpleName());
                        throw new CompletionException(failure);
                    }
                    answers.count(Integer.toString(answer.statusCode()));
                    if (answer.statusCode() >= 500 || NOT_PROCESSED.contains(answer.statusCode())) {
                        throw new CompletionException(new IOException("status " + answer.statusCode()));
                    }
                    return new Reply(answer.statusCode(), answer.body());
                });
    }
}
