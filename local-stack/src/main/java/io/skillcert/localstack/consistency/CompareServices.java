package io.skillcert.localstack.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what the services have sent with what the others have received: asks each of them for its counts and digests
 * ({@code GET /v1/consistency}) and prints the differences. The tests and the restore drill use it; operators
 * have {@code deploy/skillcertctl consistency}.
 */
public final class CompareServices {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String token;

    private CompareServices(String token) {
        this.token = token;
    }

    /**
     * Asks the services and compares their answers.
     *
     * @param token a bearer token of an operator or auditor
     * @param services the addresses of the services
     * @return the differences; empty if there are none
     */
    public static List<String> compare(String token, LocalDate from, LocalDate to, List<URI> services)
            throws IOException, InterruptedException {
        var asking = new CompareServices(token);
        var answers = new LinkedHashMap<String, JsonNode>();
        for (var service : services) {
            answers.put(service.toString(), asking.figures(service, from, to));
        }
        return differences(answers);
    }

    private JsonNode figures(URI service, LocalDate from, LocalDate to) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve("/v1/consistency?from=" + from + "&to=" + to))
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    /**
     * Compares figures.
     *
     * @param answers the figures of each service
     * @return what two services that have the same measure disagree about
     */
    static List<String> differences(Map<String, JsonNode> answers) {
        var measures = new TreeMap<String, HashSet<String>>();
        var figures = new TreeMap<String, Map<String, String>>();
        answers.forEach((service, answer) -> {
            answer.get("measures").forEach(measure -> measures.computeIfAbsent(measure.asText(), key -> new HashSet<>())
                    .add(service));
            answer.get("figures").forEach(figure -> figures.computeIfAbsent(place(figure), key -> new TreeMap<>())
                    .put(
                            service,
                            figure.get("count").asText() + " "
                                    + figure.get("digest").asText()));
        });
        var differences = new ArrayList<String>();
        figures.forEach((place, found) -> {
            var having = measures.get(place.substring(0, place.indexOf(' ')));
            having.forEach(service -> found.putIfAbsent(service, "none"));
            if (new HashSet<>(found.values()).size() > 1) {
                differences.add(place + ": " + found);
            }
        });
        return differences;
    }

    private static String place(JsonNode figure) {
        return figure.get("measure").asText() + " of "
                + figure.get("day").asText()
                + (figure.has("batchId") ? " in batch " + figure.get("batchId").asText() : "");
    }
}
