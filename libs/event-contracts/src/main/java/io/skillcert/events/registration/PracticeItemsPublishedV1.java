package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.SHA_256;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;

/**
 * The practice items of a level (练习题) are published. The exam bank refuses items with the same texts. The topic is compacted: it
 * keeps the last event of each level.
 *
 * @param level the level (等级), 5 to 1
 * @param fingerprints the fingerprints (指纹) of the items, SHA-256 in hexadecimal digits
 * @param publishedAt when they were published (发布时间)
 */
@EventContract(topics = "registration.practice-items")
public record PracticeItemsPublishedV1(
        @EventField(format = LEVEL) int level,
        @EventField(format = SHA_256, minItems = 1, uniqueItems = true) List<String> fingerprints,
        Instant publishedAt) {

    public static final String TYPE = "io.skillcert.registration.practice-items-published.v1";

    public PracticeItemsPublishedV1 {
        Required.all(fingerprints, publishedAt);
        fingerprints = List.copyOf(fingerprints);
    }
}
