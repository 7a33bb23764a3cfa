package io.skillcert.registration.guide;

import io.skillcert.policy.data.PolicyDataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions and answers of this release, by topic (政策问答). */
public final class Guide {

    /**
     * A topic and its answers.
     *
     * @param code such as ELIGIBILITY
     */
    public record Topic(String code, GuideText name, List<GuideAnswer> answers) {
        public Topic {
            answers = List.copyOf(answers);
        }
    }

    /** An answer with its topic. */
    record Entry(String topic, GuideAnswer answer) {}

    private final List<Topic> topics;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @throws PolicyDataException if a code is repeated, or an answer is related to none or to itself */
    Guide(List<Topic> topics) {
        this.topics = List.copyOf(topics);
        for (var topic : topics) {
            for (var answer : topic.answers()) {
                check(entries.put(answer.code(), new Entry(topic.code(), answer)) == null, answer, "is repeated");
            }
        }
        for (var entry : entries.values()) {
            for (var related : entry.answer().related()) {
                var exists = entries.containsKey(related)
                        && !related.equals(entry.answer().code());
                check(exists, entry.answer(), "is related to " + related);
            }
        }
    }

    private static void check(boolean right, GuideAnswer answer, String problem) {
        if (!right) {
            throw new PolicyDataException(GuideFiles.FOLDER, answer.code() + " " + problem);
        }
    }

    /** The topics in the order of the file. */
    public List<Topic> topics() {
        return topics;
    }

    /** All answers, in the order of the topics. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<Entry> entry(String code) {
        return Optional.ofNullable(entries.get(code));
    }
}
