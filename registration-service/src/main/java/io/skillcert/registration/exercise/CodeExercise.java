package io.skillcert.registration.exercise;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;

/**
 * A code exercise (编程练习). Program and checks are Python with its standard library.
 *
 * @param level the skill level, 3 to 5
 * @param function the function of the standard that the exercise practises
 * @param task what the program is to do, in Chinese
 * @param files the content of the input files, by name
 * @param starter the program that the learner begins with
 * @param checks a program that looks at files and values which the learner's program has left
 * @param explanation what the exercise shows, in Chinese, to be read afterwards
 */
public record CodeExercise(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) int level,
        @JsonProperty(required = true) String function,
        @JsonProperty(required = true) Title title,
        @JsonProperty(required = true) String task,
        @JsonProperty(required = true) Map<String, String> files,
        @JsonProperty(required = true) String starter,
        @JsonProperty(required = true) String checks,
        @JsonProperty(required = true) String explanation) {

    /** The title in both languages. */
    record Title(@JsonProperty(required = true) String zh, @JsonProperty(required = true) String en) {}

    public CodeExercise {
        files = Map.copyOf(files);
    }

    /** The English title for English, the Chinese one for every other language. */
    public String title(Locale language) {
        return language.equals(Locale.ENGLISH) ? title.en() : title.zh();
    }
}
