package io.skillcert.document;

import io.quarkus.arc.All;
import io.skillcert.clock.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Removes contents that no document holds any more. A crash in between leaves the rest for the next time. */
@ApplicationScoped
class RemoveContents implements DueWork {

    private static final int AT_ONCE = 100;

    private final Contents contents;
    private final List<ContentHolder> holders;

    RemoveContents(Contents contents, @All List<ContentHolder> holders) {
        this.contents = contents;
        this.holders = holders;
    }

    @Override
    public String name() {
        return "remove-contents";
    }

    @Override
    public boolean run(LocalDate today) {
        var letGo = contents.letGo(AT_ONCE);
        for (var sha256 : letGo) {
            contents.lock(sha256);
            if (holders.stream().noneMatch(holder -> holder.holds(sha256))) {
                contents.remove(sha256);
            }
            contents.forget(sha256);
        }
        return letGo.size() == AT_ONCE;
    }
}
