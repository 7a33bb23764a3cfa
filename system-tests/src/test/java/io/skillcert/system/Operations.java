package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the operations of the services from the OpenAPI document that each one serves. */
final class Operations {

    private static final String KNOWN_OCCUPATION = "4-04-05-05";
    private static final int UUID_LENGTH = 36;

    private Operations() {}

    /**
     * An operation of a service.
     *
     * @param server the service's address
     * @param roles the roles that may call it; if empty, everybody may
     * @param document the service's OpenAPI, to resolve references
     */
    record Operation(
            String service,
            URI server,
            String method,
            String path,
            List<String> roles,
            JsonNode described,
            JsonNode document) {

        /**
         * Replaces each parameter of the path by the value. For an identifier the code of an occupation stays a known one, as a PUT
         * creates it, and a whole number is 1, so that the body is read.
         */
        URI address(String value, String query) {
            var named = path;
            if (value.length() == UUID_LENGTH) {
                named = named.replace("{code}", KNOWN_OCCUPATION);
                for (var number : wholeNumbers()) {
                    named = named.replace("{" + number + "}", "1");
                }
            }
            return URI.create(server + named.replaceAll("\\{\\w+}", value) + query);
        }

        /** Whether a parameter of the path is a whole number. */
        boolean isNumbered() {
            return !wholeNumbers().isEmpty();
        }

        private List<String> wholeNumbers() {
            var names = new ArrayList<String>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.get("in").asText().equals("path")
                        && resolve(parameter.path("schema"))
                                .path("type")
                                .asText()
                                .equals("integer")) {
                    names.add(parameter.get("name").asText());
                }
            });
            return names;
        }

        Optional<JsonNode> example() {
            return body().map(content -> content.get("example"));
        }

        /** The example of a form; missing if the body is none. */
        JsonNode formExample() {
            return described.path("requestBody").at("/content/application~1x-www-form-urlencoded/example");
        }

        JsonNode schema() {
            return body().map(content -> resolve(content.get("schema"))).orElse(MissingNode.getInstance());
        }

        /** Returns the media type of the request body; JSON if there is none. */
        String mediaType() {
            var content = described.at("/requestBody/content");
            return content.isEmpty() ? "application/json" : content.fieldNames().next();
        }

        /** Whether the operation accepts only requests that the payment gateway has signed. */
        boolean isSigned() {
            return has("X-Gateway-Signature");
        }

        /** Whether the operation saves a draft, which may lack fields and hold values that a submission refuses. */
        boolean savesIncomplete() {
            return path.contains("registration-drafts") && !path.endsWith("submission");
        }

        private Optional<JsonNode> body() {
            return Optional.ofNullable(described.get("requestBody"))
                    .map(body -> body.at("/content").get("application/json"));
        }

        boolean has(String parameter) {
            return described.path("parameters").findValuesAsText("name").contains(parameter);
        }

        List<JsonNode> queryParameters() {
            var query = new ArrayList<JsonNode>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.get("in").asText().equals("query")) {
                    query.add(parameter);
                }
            });
            return query;
        }

        JsonNode resolve(JsonNode schema) {
            return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + service + ")";
        }
    }

    static List<Operation> all(RunningStack stack) throws IOException {
        var all = new ArrayList<Operation>();
        for (var service : Project.SERVICES) {
            all.addAll(of(service, stack.address(service)));
        }
        return all;
    }

    static List<Operation> of(String service, URI address) throws IOException {
        var all = new ArrayList<Operation>();
        try (var in = address.resolve("/q/openapi?format=json").toURL().openStream()) {
            var document = new ObjectMapper().readTree(in);
            document.get("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(operation -> all.add(new Operation(
                            service,
                            address,
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            roles(operation.getValue()),
                            operation.getValue(),
                            document))));
        }
        return all;
    }

    private static List<String> roles(JsonNode operation) {
        var roles = new TreeSet<String>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        return List.copyOf(roles);
    }
}
