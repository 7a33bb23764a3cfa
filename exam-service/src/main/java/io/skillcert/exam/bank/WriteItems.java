package io.skillcert.exam.bank;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.ETags;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Adds items and versions of items to the bank, as drafts. */
@ApplicationScoped
public class WriteItems {

    private final Items items;
    private final ItemVersions versions;
    private final Enemies enemies;
    private final ItemCiphers ciphers;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    WriteItems(
            Items items,
            ItemVersions versions,
            Enemies enemies,
            ItemCiphers ciphers,
            Json json,
            Audit audit,
            BusinessClock clock) {
        this.items = items;
        this.versions = versions;
        this.enemies = enemies;
        this.ciphers = ciphers;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An item of an imported file.
     *
     * @param place where it stands in the file, such as {@code line 3}
     * @param name its name within the file, or null
     * @param enemies the names of items of the file that may not stand on one paper with it
     */
    public record Imported(String place, String name, List<String> enemies, ItemDraft draft) {}

    /**
     * What an import did.
     *
     * @param created the items that it added, in the order of the file
     * @param skipped how many items of the file the bank had already
     */
    public record Import(List<UUID> created, int skipped) {}

    /**
     * Adds an item.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong field; 409 if the bank has the same text
     */
    @Transactional
    public Item create(ItemDraft draft, String account) {
        var checked = checked(draft);
        var item = add(checked, author(account));
        flush();
        audit.record("create-item", "item", item.id(), null);
        return item;
    }

    /**
     * Adds a version to an item; the active version stays the same until the new one is activated.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong field, 409 if the item is retired
     */
    @Transactional
    public Item addVersion(
            UUID itemId,
            ItemContent content,
            ItemKey key,
            ItemExplanation explanation,
            String account,
            String ifMatch) {
        var item = items.lock(itemId);
        ETags.require(ifMatch, item.version());
        var draft = new ItemDraft(
                item.level(), item.function(), item.topic(), item.kind(), content, key, explanation, null);
        var violations = new Violations();
        var checked = new ItemCheck("", violations).checked(draft);
        violations.throwIfAny();
        versions.persist(new ItemVersion(Ids.next(), itemId, item.nextVersion(), checked, author(account)));
        items.flush();
        audit.record("add-item-version", "item", itemId, null);
        return item;
    }

    private ItemDraft checked(ItemDraft draft) {
        var violations = new Violations();
        var checked = new ItemCheck("", violations).checked(draft);
        violations.throwIfAny();
        if (!versions.known(checked.level(), List.of(Fingerprints.of(checked.content())))
                .isEmpty()) {
            throw ExamProblem.ITEM_EXISTS.exception();
        }
        return checked;
    }

    private Item add(ItemDraft draft, ItemVersion.Author author) {
        var item = new Item(Ids.next(), draft, author.at());
        items.persist(item);
        versions.persist(new ItemVersion(Ids.next(), item.id(), 1, draft, author));
        return item;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if somebody has added the same text meanwhile */
    private void flush() {
        try {
            items.flush();
        } catch (ConstraintViolationException e) {
            throw ExamProblem.ITEM_EXISTS.exception();
        }
    }

    private ItemVersion.Author author(String account) {
        return new ItemVersion.Author(account, clock.instant(), ciphers.contents(), ciphers.keys(), json);
    }

    /**
     * Adds the items of a file, all or none; those that the bank has already are skipped.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong field by its place
     */
    @Transactional
    public Import importAll(List<Imported> file, String account) {
        var violations = new Violations();
        var checked = file.stream()
                .map(one -> new ItemCheck(one.place() + ".", violations).checked(one.draft()))
                .toList();
        violations.throwIfAny();
        var fingerprints =
                checked.stream().map(draft -> Fingerprints.of(draft.content())).toList();
        var known = known(checked);
        var author = author(account);
        var created = new ArrayList<UUID>();
        Map<String, UUID> byName = new HashMap<>();
        for (int i = 0; i < checked.size(); i++) {
            if (known.get(checked.get(i).level()).add(HexFormat.of().formatHex(fingerprints.get(i)))) {
                var id = add(checked.get(i), author).id();
                created.add(id);
                if (file.get(i).name() != null) {
                    byName.put(file.get(i).name(), id);
                }
            }
        }
        flush();
        file.stream().filter(one -> byName.containsKey(one.name())).forEach(one -> one.enemies().stream()
                .filter(byName::containsKey)
                .forEach(enemy -> enemies.add(byName.get(one.name()), byName.get(enemy))));
        audit.recordAll(account, clock.instant(), "import-item", "item", created, null);
        return new Import(created, file.size() - created.size());
    }

    /** The fingerprints that the bank has already, by level. */
    private Map<Integer, Set<String>> known(List<ItemDraft> drafts) {
        var byLevel = drafts.stream()
                .collect(Collectors.groupingBy(
                        ItemDraft::level,
                        Collectors.mapping(draft -> Fingerprints.of(draft.content()), Collectors.toList())));
        var known = new HashMap<Integer, Set<String>>();
        byLevel.forEach((level, some) -> known.put(level, new HashSet<>(versions.known(level, some))));
        return known;
    }
}
