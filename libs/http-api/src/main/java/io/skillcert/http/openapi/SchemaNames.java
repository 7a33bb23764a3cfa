package io.skillcert.http.openapi;

import io.smallrye.openapi.api.util.FilterUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Gives schemas whose types share a simple name the name of the enclosing type as well, such as {@code PaymentStatus}, where
 * they would be numbered in the order in which they were found.
 */
final class SchemaNames implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, String> renamed = new HashMap<>();

    /**
     * Renames the schemas and what refers to them. A type that nothing encloses keeps its simple name.
     *
     * @return the former name of each schema that was renamed
     */
    @SuppressWarnings("removal") // Nothing else that is public applies a filter.
    static Map<String, String> makeUnique(OpenAPI api, Javadocs javadocs) {
        var names = new SchemaNames();
        var schemas = api.getComponents().getSchemas();
        var sharing = schemas.keySet().stream()
                .collect(Collectors.groupingBy(SchemaNames::unnumbered, Collectors.counting()));
        schemas.forEach((name, schema) -> {
            var base = unnumbered(name);
            if (sharing.get(base) > 1) {
                var enclosing =
                        javadocs.enclosing(name, Javadocs.members(schema)).map(type -> type + base);
                names.renamed.put(name, enclosing.or(() -> pageOf(schema)).orElse(base));
            }
        });
        var former = new HashMap<>(schemas);
        names.renamed.keySet().forEach(api.getComponents()::removeSchema);
        names.renamed.forEach((before, after) -> api.getComponents().addSchema(after, former.get(before)));
        FilterUtil.applyFilter(names, api);
        return names.renamed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    public Schema filterSchema(Schema schema) {
        var ref = schema.getRef();
        if (ref != null && ref.startsWith(SCHEMAS)) {
            var name = ref.substring(SCHEMAS.length());
            schema.setRef(SCHEMAS + renamed.getOrDefault(name, name));
        }
        return schema;
    }

    /** The name of a page: that of its items after the word. */
    private static Optional<String> pageOf(Schema schema) {
        return Optional.ofNullable(schema.getProperties())
                .map(properties -> properties.get("items"))
                .map(Schema::getItems)
                .map(Schema::getRef)
                .map(ref -> "Page" + ref.substring(SCHEMAS.length()));
    }

    private static String unnumbered(String name) {
        return name.replaceAll("\\d+$", "");
    }
}
