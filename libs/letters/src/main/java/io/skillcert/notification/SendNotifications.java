package io.skillcert.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.job.Job;
import io.skillcert.notification.NotificationQueue.Leased;
import java.time.Duration;

/** Sends the notifications that are due by one channel, one after the other, each outside of a transaction. */
final class SendNotifications implements Job {

    private final String name;
    private final NotificationPort port;
    private final NotificationQueue queue;
    private final MeterRegistry metrics;

    SendNotifications(String name, NotificationPort port, NotificationQueue queue, MeterRegistry metrics) {
        this.name = name;
        this.port = port;
        this.queue = queue;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public Progress runBatch() {
        return port.isOn() ? queue.lease(port.channel()).map(this::send).orElse(Progress.DONE) : Progress.DONE;
    }

    /** The run ends when the port can't be reached: the others wait for the next run, and no thread for time-outs. */
    private Progress send(Leased leased) {
        var message = queue.message(leased, port.channel());
        if (message.isEmpty()) {
            queue.remove(leased);
            return Progress.MORE;
        }
        try {
            port.send(message.get());
            queue.sent(leased);
            count("SENT");
            return Progress.MORE;
        } catch (UndeliveredException e) {
            queue.failed(leased, e.failure());
            count(e.failure().name());
            return e.failure() == Failure.REFUSED ? Progress.MORE : Progress.DONE;
        }
    }

    private void count(String result) {
        metrics.counter(
                        "skillcert.notification.attempts",
                        "channel",
                        port.channel().name(),
                        "result",
                        result)
                .increment();
    }
}
