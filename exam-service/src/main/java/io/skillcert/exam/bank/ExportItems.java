package io.skillcert.exam.bank;

import io.skillcert.http.json.Json;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the latest versions of items with their keys, to write them into a package. */
@ApplicationScoped
public class ExportItems {

    private static final int PAGE = 200;

    private final Items items;
    private final ItemVersions versions;
    private final ItemCiphers ciphers;
    private final Json json;

    ExportItems(Items items, ItemVersions versions, ItemCiphers ciphers, Json json) {
        this.items = items;
        this.versions = versions;
        this.ciphers = ciphers;
        this.json = json;
    }

    /** Reads the items of a filter in the order of creation, at most so many. */
    @Transactional
    public List<ItemDraft> export(Items.Filter filter, int atMost) {
        var drafts = new ArrayList<ItemDraft>();
        UUID after = null;
        for (var found = page(filter, null); !found.isEmpty() && drafts.size() < atMost; found = page(filter, after)) {
            var latest = versions.latestOf(found.stream().map(Item::id).toList());
            for (int i = 0; i < found.size() && drafts.size() < atMost; i++) {
                drafts.add(draft(found.get(i), latest.get(i)));
            }
            after = found.get(found.size() - 1).id();
        }
        return drafts;
    }

    private List<Item> page(Items.Filter filter, UUID after) {
        var found = items.page(filter, PageRequest.of(PAGE, after));
        return found.size() > PAGE ? found.subList(0, PAGE) : found;
    }

    private ItemDraft draft(Item item, ItemVersion version) {
        return new ItemDraft(
                item.level(),
                item.function(),
                item.topic(),
                item.kind(),
                json.read(version.content(ciphers), ItemContent.class),
                json.read(version.key(ciphers), ItemKey.class),
                json.read(version.explanation(ciphers), ItemExplanation.class),
                version.source().orElse(null));
    }
}
