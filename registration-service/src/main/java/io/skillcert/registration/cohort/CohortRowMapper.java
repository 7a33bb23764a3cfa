package io.skillcert.registration.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.cohort.CohortColumn.Part;
import java.util.EnumMap;
import java.util.Map;

/**
 * Maps the cells of a row to the JSON of an application. Everything that a file lists counts as relevant to the occupation,
 * and its trainings as trainings for the row's level at a qualified institution.
 */
final class CohortRowMapper {

    private final ObjectNode application = JsonNodeFactory.instance.objectNode();
    private final Map<Part, ObjectNode> parts = new EnumMap<>(Part.class);
    private final Map<CohortColumn, String> cells;

    private CohortRowMapper(Map<CohortColumn, String> cells) {
        this.cells = cells;
        parts.put(Part.APPLICATION, application);
        parts.put(Part.HOLDER, application.putObject("holder"));
        parts.put(Part.FACTS, application.putObject("facts"));
    }

    /**
     * @param cells the cells that are not blank, each of the form of its column
     * @param sites the identifiers of exam sites by name
     */
    static JsonNode application(Map<CohortColumn, String> cells, Map<String, String> sites) {
        return new CohortRowMapper(cells).map(sites);
    }

    private JsonNode map(Map<String, String> sites) {
        parts.get(Part.HOLDER).put("identityType", IdentityDocument.Type.RESIDENT_ID.name());
        cells.forEach((column, text) -> part(column.part()).set(column.field(), value(column, text)));
        var site = cells.get(CohortColumn.SITE);
        if (site != null) {
            application.put(CohortColumn.SITE.field(), sites.get(site));
        }
        if (!cells.containsKey(CohortColumn.BIRTH_DATE)) {
            setBirthDateFromNumber();
        }
        return application;
    }

    private ObjectNode part(Part part) {
        return parts.computeIfAbsent(part, this::create);
    }

    private ObjectNode create(Part part) {
        var facts = parts.get(Part.FACTS);
        return switch (part) {
            case EMPLOYMENT -> relevant(facts, "employments");
            case TITLE -> relevant(facts, "titles");
            case CERTIFICATE -> relevant(facts, "certificates");
            case EDUCATION -> relevant(facts, "educations");
            case TRAINING -> training(facts);
            case APPLICATION, HOLDER, FACTS -> throw new IllegalStateException(part + " exists from the beginning");
        };
    }

    private static ObjectNode relevant(ObjectNode facts, String list) {
        return facts.putArray(list).addObject().put("relevant", true);
    }

    private ObjectNode training(ObjectNode facts) {
        var training = facts.putArray("trainings").addObject().put("qualifiedInstitution", true);
        if (cells.containsKey(CohortColumn.LEVEL)) {
            training.set("level", value(CohortColumn.LEVEL, cells.get(CohortColumn.LEVEL)));
        }
        return training;
    }

    private static JsonNode value(CohortColumn column, String text) {
        return switch (column.kind()) {
            case TEXT, CODE, DAY -> TextNode.valueOf(text);
            case NUMBER -> IntNode.valueOf(Integer.parseInt(text));
            case YES_NO -> BooleanNode.valueOf(text.equals("yes"));
        };
    }

    private void setBirthDateFromNumber() {
        try {
            var type = IdentityDocument.Type.valueOf(
                    parts.get(Part.HOLDER).get("identityType").asText());
            new IdentityDocument(type, cells.getOrDefault(CohortColumn.IDENTITY_NUMBER, ""))
                    .birthDate()
                    .ifPresent(day -> parts.get(Part.FACTS).put(CohortColumn.BIRTH_DATE.field(), day.toString()));
        } catch (IllegalArgumentException e) {
            // the validation reports the type or the number
        }
    }
}
