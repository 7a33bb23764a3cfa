package io.skillcert.exam.bank.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.assessment.ItemKind;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.bank.Item;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemExplanation;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.ItemReview;
import io.skillcert.exam.bank.ItemStatus;
import io.skillcert.exam.bank.ReadItem;
import io.skillcert.http.json.RawJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item of the bank.
 *
 * @param statusBecause why it is suspended or retired
 * @param latest the number of the latest version
 * @param active the id of the version that papers are assembled from
 * @param enemies the items that may not stand on one paper with it
 * @param versions all versions, the oldest first; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemView(
        UUID id,
        int level,
        String function,
        String topic,
        ItemKind kind,
        ItemStatus status,
        OffsetDateTime statusSince,
        String statusBecause,
        int latest,
        UUID active,
        List<UUID> enemies,
        List<VersionView> versions,
        long version) {

    /**
     * A version of an item.
     *
     * @param key the right answer; absent for those who may not see it, like the explanation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionView(
            UUID id,
            int number,
            String authoredBy,
            OffsetDateTime authoredAt,
            String source,
            @Schema(implementation = ItemContent.class) RawJson content,
            @Schema(implementation = ItemKey.class) RawJson key,
            @Schema(implementation = ItemExplanation.class) RawJson explanation,
            List<ReviewView> reviews) {

        static VersionView of(ReadItem.Opened opened) {
            var version = opened.version();
            return new VersionView(
                    version.id(),
                    version.number(),
                    version.authoredBy(),
                    time(version.authoredAt()),
                    version.source().orElse(null),
                    RawJson.of(opened.content()),
                    opened.key().map(RawJson::of).orElse(null),
                    opened.explanation().map(RawJson::of).orElse(null),
                    opened.reviews().stream().map(ReviewView::of).toList());
        }
    }

    /** The verdict of a reviewer. */
    record ReviewView(String reviewer, ItemReview.Verdict verdict, String remark, OffsetDateTime at) {

        static ReviewView of(ItemReview review) {
            return new ReviewView(review.reviewer(), review.verdict(), review.remark(), time(review.at()));
        }
    }

    /** An item as it stands in a list, without its versions. */
    static ItemView of(Item item) {
        return of(item, null, null);
    }

    static ItemView of(Item item, List<UUID> enemies, List<VersionView> versions) {
        return new ItemView(
                item.id(),
                item.level(),
                item.function(),
                item.topic(),
                item.kind(),
                item.status(),
                time(item.statusSince()),
                item.statusBecause().orElse(null),
                item.latest(),
                item.activeVersion().orElse(null),
                enemies,
                versions,
                item.version());
    }

    static OffsetDateTime time(Instant at) {
        return at.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }
}
