package io.skillcert.http.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Builds the path of a field in the request body, such as {@code candidate.employments[0].from}. */
final class FieldPaths {

    /** The path of the body as a whole. */
    static final String BODY = "body";

    /** The names that are echoed; anything else could be a value in the wrong place, possibly personal data. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]{0,59}");

    private static final String OMITTED = "…";

    private FieldPaths() {}

    static String shown(String name) {
        return NAME.matcher(name).matches() ? name : OMITTED;
    }

    /** Leaves out the names of the Java method and of its body parameter; a query parameter keeps its name. */
    static String of(Path path) {
        var field = new StringBuilder();
        var parameter = "";
        for (var node : path) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
                case PARAMETER -> parameter = node.getName();
                default -> append(field, node);
            }
        }
        if (field.isEmpty()) {
            return parameter.equals("request") ? BODY : parameter;
        }
        return field.toString();
    }

    static String of(List<JsonMappingException.Reference> path) {
        var field = new StringBuilder();
        for (var step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                dot(field).append(shown(step.getFieldName()));
            }
        }
        return field.isEmpty() ? BODY : field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            dot(field).append(shown(node.getKey().toString()));
        }
        if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
            dot(field).append(node.getName());
        }
    }

    private static StringBuilder dot(StringBuilder field) {
        return field.isEmpty() ? field : field.append('.');
    }
}
