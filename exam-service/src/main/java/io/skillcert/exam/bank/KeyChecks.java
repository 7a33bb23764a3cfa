package io.skillcert.exam.bank;

import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks keys that are to replace those of items that were written before. */
@ApplicationScoped
public class KeyChecks {

    private final Items items;
    private final ItemCiphers ciphers;
    private final Json json;

    KeyChecks(Items items, ItemCiphers ciphers, Json json) {
        this.items = items;
        this.ciphers = ciphers;
        this.json = json;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 if the key does not fit the kind or the content of the item */
    public void require(ItemVersion version, ItemKey key) {
        var kind = items.get(version.itemId()).kind();
        if (!kind.isComputed()) {
            throw Violations.single("action", "must be DROP or ACCEPT_ALL for an item of kind {0}", kind);
        }
        var violations = new Violations();
        var content = json.read(version.content(ciphers), ItemContent.class);
        new ItemKeyCheck(content, key, violations::add).check(kind);
        violations.throwIfAny();
    }
}
