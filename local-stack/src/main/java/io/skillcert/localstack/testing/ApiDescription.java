package io.skillcert.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A service's OpenAPI document in docs/api, against which answers are validated. Several threads may use it. */
public final class ApiDescription {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
    /** Below these the document has every path; pages and their files are elsewhere. */
    private static final Pattern API = Pattern.compile("/(v1|\\.well-known)/.*");
    /** Methods that JAX-RS answers by itself. */
    private static final Set<String> GENERAL = Set.of("HEAD", "OPTIONS", "TRACE");

    private static final int SERVICE_UNAVAILABLE = 503;

    private final JsonNode document;
    private final AnswerSchemas schemas;
    private final List<Template> templates = new ArrayList<>();

    private ApiDescription(JsonNode document) {
        this.document = document;
        schemas = new AnswerSchemas(document);
        document.get("paths").properties().forEach(path -> templates.add(Template.of(path.getKey(), path.getValue())));
        templates.sort(Comparator.comparingInt(Template::literals).reversed());
    }

    /** @param service the name of a service without {@code -service}, such as {@code exam} */
    public static ApiDescription ofService(String service) {
        var file = Path.of(System.getProperty("skillcert.root"), "docs", "api", service + "-service.openapi.json");
        try {
            return of(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDescription of(JsonNode document) {
        return new ApiDescription(document);
    }

    /**
     * Returns in what an answer differs from the document, each difference with the operation, the status and the JSON pointer;
     * empty if the answer is as described. Not compared are failures of the service other than 503, and what no operation answers:
     * an unknown path or method.
     */
    public List<String> differences(Answer answer) {
        if (GENERAL.contains(answer.method()) || answer.status() >= 500 && answer.status() != SERVICE_UNAVAILABLE) {
            return List.of();
        }
        var template = templates.stream()
                .filter(candidate -> candidate.path().matcher(answer.path()).matches())
                .findFirst();
        var operation = template.map(found -> found.item().get(answer.method().toLowerCase(Locale.ROOT)));
        var name = answer.method() + " " + template.map(Template::name).orElse(answer.path());
        if (operation.isEmpty()) {
            var answered = answer.status() < 400 && API.matcher(answer.path()).matches();
            return answered ? List.of(name + " " + answer.status() + ": the operation is not described") : List.of();
        }
        return compare(operation.get(), answer).stream()
                .map(difference -> name + " " + answer.status() + ": " + difference)
                .toList();
    }

    private List<String> compare(JsonNode operation, Answer answer) {
        var described = operation.path("responses").path(Integer.toString(answer.status()));
        if (described.isMissingNode()) {
            return List.of("the status is not described");
        }
        var found = new ArrayList<String>();
        described.path("headers").properties().forEach(header -> {
            var required = resolve(header.getValue()).path("required").asBoolean();
            if (required && !answer.hasHeader(header.getKey())) {
                found.add("the header " + header.getKey() + " is missing");
            }
        });
        compareBody(described.path("content"), answer, found);
        return found;
    }

    private void compareBody(JsonNode content, Answer answer, List<String> found) {
        if (answer.body().length == 0 || content.isEmpty()) {
            if (answer.body().length > 0) {
                found.add("a body is not described");
            } else if (!content.isEmpty()) {
                found.add("the body is missing");
            }
            return;
        }
        var described = content.properties().stream()
                .filter(type -> withoutParameters(type.getKey()).equals(answer.mediaType()))
                .findFirst();
        if (described.isEmpty()) {
            found.add("the media type " + answer.mediaType() + " is not described");
        } else if (answer.mediaType().endsWith("json")) {
            found.addAll(schemas.violations(described.get().getValue().path("schema"), answer.body()));
        }
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static String withoutParameters(String mediaType) {
        return mediaType.replaceAll("\\s*;.*", "").toLowerCase(Locale.ROOT);
    }

    /**
     * An answer to a request.
     *
     * @param path of the request, without a query
     * @param mediaType without parameters; empty if the answer has none
     * @param headers the names of the headers
     */
    public record Answer(String method, String path, int status, String mediaType, List<String> headers, byte[] body) {

        /** @param contentType the value of {@code Content-Type}, or null */
        static Answer of(
                String method, String path, int status, String contentType, List<String> headers, byte[] body) {
            var mediaType = Optional.ofNullable(contentType).orElse("");
            return new Answer(method, path, status, withoutParameters(mediaType), headers, body);
        }

        private boolean hasHeader(String name) {
            return headers.stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    /**
     * A path of the document.
     *
     * @param literals how many characters are not of parameters; as in JAX-RS the path with the most of these is taken
     */
    private record Template(String name, Pattern path, int literals, JsonNode item) {

        static Template of(String name, JsonNode item) {
            var literals = PARAMETER.split(name, -1);
            var regex = new StringBuilder();
            var count = 0;
            for (var i = 0; i < literals.length; i++) {
                regex.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(literals[i]));
                count += literals[i].length();
            }
            return new Template(name, Pattern.compile(regex.toString()), count, item);
        }
    }
}
