package io.skillcert.exam.mark;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.skillcert.assessment.marking.MarkingItem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.ItemVersion;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.exam.bank.MarkingItems;
import io.skillcert.exam.paper.PaperPosition;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys by which papers are marked: those that the items were written with, or their corrections. */
@ApplicationScoped
class KeysInForce {

    private static final int CACHED_PAPERS = 100;

    private final ItemVersions versions;
    private final KeyCorrections corrections;
    private final ItemCiphers ciphers;
    private final Json json;

    /** What papers are marked by without corrections, which never changes. */
    private final Cache<UUID, Map<Integer, KeyInForce>> written =
            Caffeine.newBuilder().maximumSize(CACHED_PAPERS).build();

    KeysInForce(ItemVersions versions, KeyCorrections corrections, ItemCiphers ciphers, Json json) {
        this.versions = versions;
        this.corrections = corrections;
        this.ciphers = ciphers;
        this.json = json;
    }

    /** The keys of a paper's positions. */
    Map<Integer, KeyInForce> of(UUID paper, List<PaperPosition> positions) {
        var keys = written.get(paper, id -> written(positions));
        var corrected = corrections.inForce(
                positions.stream().map(PaperPosition::itemVersion).toList());
        return corrected.isEmpty() ? keys : withCorrections(positions, keys, corrected);
    }

    private Map<Integer, KeyInForce> written(List<PaperPosition> positions) {
        var all = versions
                .all(positions.stream().map(PaperPosition::itemVersion).toList())
                .stream()
                .collect(Collectors.toMap(ItemVersion::id, Function.identity()));
        return positions.stream()
                .collect(Collectors.toMap(
                        PaperPosition::position,
                        position -> new KeyInForce(
                                0,
                                KeyCorrection.Action.NEW_KEY,
                                position.kind(),
                                position.points(),
                                item(position, all.get(position.itemVersion()).key(ciphers)))));
    }

    private Map<Integer, KeyInForce> withCorrections(
            List<PaperPosition> positions, Map<Integer, KeyInForce> keys, Map<UUID, KeyCorrection> corrected) {
        var all = new HashMap<>(keys);
        for (var position : positions) {
            var correction = corrected.get(position.itemVersion());
            if (correction != null) {
                all.put(position.position(), corrected(position, all.get(position.position()), correction));
            }
        }
        return all;
    }

    /** What an item is marked by after a correction, approved or only proposed. */
    KeyInForce corrected(PaperPosition position, KeyInForce before, KeyCorrection correction) {
        return new KeyInForce(
                correction.number().orElse(0),
                correction.action(),
                position.kind(),
                position.points(),
                correction.key(ciphers).map(key -> item(position, key)).orElseGet(before::item));
    }

    private MarkingItem item(PaperPosition position, String key) {
        if (!position.kind().isComputed()) {
            return null;
        }
        return MarkingItems.of(position.kind(), position.points(), json.read(key, ItemKey.class));
    }
}
