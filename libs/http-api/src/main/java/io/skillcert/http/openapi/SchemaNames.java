package io.skillcert.http.openapi;

import io.smallrye.openapi.api.util.FilterUtil;
import java.util.HashMap;
import java.util.Map;
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
     * Renames the schemas and what refers to them.
     *
     * @return the former name of each schema that was renamed
     */
    @SuppressWarnings("removal") // Nothing else that is public applies a filter.
    static Map<String, String> makeUnique(OpenAPI api, Javadocs javadocs) {
        var names = new SchemaNames();
        var schemas = api.getComponents().getSchemas();
        var sharing = schemas.keySet().stream().collect(Collectors.groupingBy(SchemaNames::unnumbered, Collectors.counting()));
        schemas.forEach((name, schema) -> {
            var base = unnumbered(name);
            if (sharing.get(base) > 1) {
                javadocs.enclosing(name, Javadocs.members(schema))
                        .ifPresent(enclosing -> names.renamed.put(name, enclosing + base));
            }
        });
        names.renamed.forEach((before, after) -> {
            api.getComponents().addSchema(after, schemas.get(before));
            api.getComponents().removeSchema(before);
        });
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

    private static String unnumbered(String name) {
        return name.replaceAll("\\d+$", "");
    }
}
