package io.skillcert.registration.guide;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.SkillLevel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands for a value in a text: {@code level/3} for the name of a level, otherwise a parameter file, the part of its value
 * after {@code #} and {@code |percent} for a share, as in {@code assessment/uplift#/rate|percent}.
 *
 * @param folder the folder of the parameter file under {@code policy}, or {@code level}
 * @param name the name of the parameter, or the number of the level
 * @param pointer a JSON Pointer into the value; empty for the whole value
 */
record Placeholder(String folder, String name, String pointer, boolean percent) {

    private static final String LEVEL = "level";
    private static final Pattern FORM = Pattern.compile("([a-z-]+)/([A-Za-z0-9-]+)(?:#((?:/[^/|{}]+)+))?(\\|percent)?");

    /** @throws IllegalArgumentException if the text is not a placeholder, or names a level that does not exist */
    static Placeholder parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("{" + text + "} is not a placeholder");
        }
        var pointer = Optional.ofNullable(form.group(3)).orElse("");
        var placeholder = new Placeholder(form.group(1), form.group(2), pointer, form.group(4) != null);
        placeholder.level();
        return placeholder;
    }

    /** The name of a level. */
    record LevelName(SkillLevel level) {
        String in(Locale language) {
            return GuideText.isEnglish(language)
                    ? "level " + level.number() + " (" + level.englishName() + ")"
                    : level.chineseName();
        }
    }

    /** The level, if the placeholder stands for its name. */
    Optional<LevelName> level() {
        return folder.equals(LEVEL)
                ? Optional.of(new LevelName(SkillLevel.of(Integer.parseInt(name))))
                : Optional.empty();
    }

    /** The parameter file: its folder and its name. */
    String file() {
        return folder + "/" + name;
    }

    /** The part of the parameter, such as {@code assessment/uplift#/rate}. */
    String parameter() {
        return pointer.isEmpty() ? file() : file() + "#" + pointer;
    }

    /** Whether the pointer names an element of a list, or a part of one. */
    boolean isInList(JsonNode value) {
        for (var head = JsonPointer.compile(pointer).head(); head != null; head = head.head()) {
            if (value.at(head).isArray()) {
                return true;
            }
        }
        return false;
    }

    /** The part of the value that the pointer names; missing if there is none. */
    JsonNode part(JsonNode value) {
        return value.at(JsonPointer.compile(pointer));
    }
}
