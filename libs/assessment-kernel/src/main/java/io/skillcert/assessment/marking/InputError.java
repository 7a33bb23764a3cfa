package io.skillcert.assessment.marking;

import java.util.List;

/**
 * One thing wrong with an item or a response.
 *
 * @param field the path of the deepest field, such as {@code key[1].end}; empty for the item or the response itself
 * @param template what is wrong, in English, with the arguments as {@code {0}}, {@code {1}} and so on
 */
public record InputError(String field, String template, List<Object> arguments) {

    /** The path of the field below another field, such as {@code items[0].item}. */
    public String fieldBelow(String parent) {
        return field.isEmpty() || field.startsWith("[") ? parent + field : parent + "." + field;
    }
}
