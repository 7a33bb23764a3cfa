package io.skillcert.exam.bank;

import io.skillcert.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads an item with its versions, and their keys for those who may see them. */
@ApplicationScoped
public class ReadItem {

    private final Items items;
    private final ItemVersions versions;
    private final Enemies enemies;
    private final ItemCiphers ciphers;
    private final Audit audit;

    ReadItem(Items items, ItemVersions versions, Enemies enemies, ItemCiphers ciphers, Audit audit) {
        this.items = items;
        this.versions = versions;
        this.enemies = enemies;
        this.ciphers = ciphers;
        this.audit = audit;
    }

    /** An item with its versions, the oldest first. */
    public record Found(Item item, List<UUID> enemies, List<Opened> versions) {}

    /**
     * A version with its contents as JSON.
     *
     * @param key empty for those who may not see it, like the explanation
     */
    public record Opened(
            ItemVersion version,
            String content,
            Optional<String> key,
            Optional<String> explanation,
            List<ItemReview> reviews) {}

    /**
     * Reads an item.
     *
     * @param seesAllKeys whether the account sees the keys of versions that others have written
     * @throws io.skillcert.http.problem.ProblemException 404 if there is none
     */
    @Transactional
    public Found read(UUID id, String account, boolean seesAllKeys) {
        var item = items.get(id);
        var all = versions.of(id);
        var reviews = versions.reviewsOf(all.stream().map(ItemVersion::id).toList()).stream()
                .collect(Collectors.groupingBy(ItemReview::versionId));
        return new Found(
                item,
                enemies.of(id),
                all.stream()
                        .map(version -> open(
                                version,
                                seesAllKeys || version.authoredBy().equals(account),
                                reviews.getOrDefault(version.id(), List.of())))
                        .toList());
    }

    private Opened open(ItemVersion version, boolean withKey, List<ItemReview> reviews) {
        return new Opened(
                version,
                version.content(ciphers),
                withKey ? Optional.of(version.key(ciphers)) : Optional.empty(),
                withKey ? Optional.of(version.explanation(ciphers)) : Optional.empty(),
                reviews);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such item */
    @Transactional
    public Found addEnemy(UUID id, UUID other) {
        var item = items.get(id);
        enemies.add(id, items.get(other).id());
        audit.record("add-enemy", "item", id, null);
        return new Found(item, enemies.of(id), List.of());
    }
}
