import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the published OpenAPI documents in the form from which the Java client is generated. The build runs it from its source.
 * docs/adr/0076-clients-are-generated-in-the-build.md has the reason of each change.
 */
final class PrepareDocuments {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;

    private PrepareDocuments(ObjectNode document) {
        this.document = document;
    }

    /** @param arguments the folder of the documents, the folder to write to, and the files by which the generator works */
    public static void main(String[] arguments) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : Arrays.asList(arguments).subList(2, arguments.length)) {
            digest.update(Files.readAllBytes(Path.of(file)));
        }
        var generatedBy = HexFormat.of().formatHex(digest.digest());
        var target = Files.createDirectories(Path.of(arguments[1]));
        try (var documents = Files.newDirectoryStream(Path.of(arguments[0]), "*.openapi.json")) {
            for (var file : documents) {
                var document = (ObjectNode) JSON.readTree(file.toFile());
                new PrepareDocuments(document).prepare();
                // The generator skips an unchanged document; this one changes with the generator's template and options.
                document.put("x-generated-by", generatedBy);
                write(target.resolve(file.getFileName()), JSON.writeValueAsString(document));
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private void prepare() {
        for (var path : document.get("paths")) {
            path.properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(operation -> prepareOperation((ObjectNode) operation.getValue()));
        }
        var schemas = (ObjectNode) document.at("/components/schemas");
        schemas.forEach(schema -> preparePage((ObjectNode) schema));
        for (var file : List.of("Upload", "Download")) { // with a property: the generator takes other objects for any JSON
            schemas.putObject(file).put("type", "object").putObject("properties").putObject("content").put("type", "string");
        }
    }

    /** Makes {@code ClaimResource_make}, whatever its tag, the method {@code make} of {@code ClaimApi}. */
    private static void prepareOperation(ObjectNode operation) {
        var names = operation.get("operationId").textValue().split("Resource_");
        operation.putArray("tags").add(names[0]);
        prepareRequest(operation);
        prepareResponses(operation);
        name(operation, names[1]);
        for (var parameter : operation.path("parameters")) {
            prepareParameter((ObjectNode) parameter);
            name((ObjectNode) parameter, names[1]); // inside of a parameter the template has no access to its operation
        }
    }

    /** The generator itself would rename methods that are called {@code list}. */
    private static void name(ObjectNode extended, String method) {
        extended.put("x-method", method);
        extended.put("x-options", method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1) + "Options");
    }

    /** The client makes a key where the caller gives none, and sends the {@code next} of a page back as it came. */
    private static void prepareParameter(ObjectNode parameter) {
        var name = parameter.get("name").textValue();
        if (name.equals("Idempotency-Key")) {
            parameter.put("required", false);
        } else if (name.equals("after")) {
            parameter.putObject("schema").put("type", "string");
        }
    }

    /** Bodies that are not JSON are uploads, which know their type. */
    private static void prepareRequest(ObjectNode operation) {
        var body = operation.path("requestBody");
        if (body.isObject() && !body.get("content").has("application/json")) {
            ((ObjectNode) body).putObject("content").set("application/octet-stream", reference("Upload"));
        }
    }

    /** Answers that are not JSON are bytes, of the type that the caller accepts. Problems are read by hand. */
    private static void prepareResponses(ObjectNode operation) {
        var responses = (ObjectNode) operation.get("responses");
        responses.properties().removeIf(response -> !response.getKey().startsWith("2"));
        for (var response : responses) {
            var content = response.path("content");
            if (content.size() > 1 || content.size() == 1 && !content.has("application/json")) {
                var types = (ObjectNode) content;
                types.remove("application/json");
                types.properties().forEach(type -> type.setValue(reference("Download")));
                var accept = operation.withArray("parameters").addObject().put("name", "Accept").put("in", "header");
                accept.put("description", "The media type of the answer");
                accept.putObject("schema").put("type", "string");
            }
        }
    }

    private static JsonNode reference(String schema) {
        return JSON.createObjectNode()
                .set("schema", JSON.createObjectNode().put("$ref", SCHEMAS + schema));
    }

    private static void preparePage(ObjectNode schema) {
        var item = schema.at("/properties/items/items/$ref");
        if (schema.at("/properties/next").isObject() && item.isTextual()) {
            schema.putArray("x-implements")
                    .add("io.skillcert.client.Page<" + item.textValue().substring(SCHEMAS.length()) + ">");
        }
    }
}
