package io.skillcert.messaging;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Lets parked events go on whose gap has been filled, and measures and reports the others. */
@ApplicationScoped
class DrainParkedEvents implements Job {

    private static final Logger LOG = Logger.getLogger(DrainParkedEvents.class);
    private static final int KEYS_AT_ONCE = 500;

    private final ParkedEvents parked;
    private final ReplayParkedEvents replay;
    private final ParkedEventMetrics metrics;

    DrainParkedEvents(ParkedEvents parked, ReplayParkedEvents replay, ParkedEventMetrics metrics) {
        this.parked = parked;
        this.replay = replay;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "drain-parked-events";
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public Progress runBatch() {
        var keys = parked.waitingKeys(KEYS_AT_ONCE);
        var handled = keys.stream()
                .mapToInt(key -> replay.goOn((String) key[0], (String) key[1]))
                .sum();
        var open = metrics.measure();
        if (open.overdueGaps() > 0) {
            LOG.warnf(
                    "%d parked events wait for earlier events of their keys that do not arrive; they must be sent again",
                    open.overdueGaps());
        }
        return handled > 0 && keys.size() == KEYS_AT_ONCE ? Progress.MORE : Progress.DONE;
    }
}
