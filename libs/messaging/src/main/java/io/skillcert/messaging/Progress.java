package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Records when each thread of this replica last got on with its work. A failed attempt is progress too: a thread that tries
 * again needs no restart, one that hangs does.
 */
@ApplicationScoped
class Progress {

    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    Progress() {
        this(System::nanoTime);
    }

    Progress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Records that the work has begun, been tried again or come further. */
    void beat(String work) {
        last.put(work, nanoTime.getAsLong());
    }

    /** Records that the work has ended and is no longer watched. */
    void end(String work) {
        last.remove(work);
    }

    /** Returns the work without progress for longer than the limit. */
    List<String> stuck(Duration limit) {
        var now = nanoTime.getAsLong();
        return last.entrySet().stream()
                .filter(work -> now - work.getValue() > limit.toNanos())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
