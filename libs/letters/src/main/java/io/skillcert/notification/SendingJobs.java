package io.skillcert.notification;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The jobs that send notifications, one for each channel, so that none waits for another. */
@Singleton
class SendingJobs {

    private final NotificationQueue queue;
    private final MeterRegistry metrics;

    SendingJobs(NotificationQueue queue, MeterRegistry metrics) {
        this.queue = queue;
        this.metrics = metrics;
    }

    @Produces
    @Singleton
    SendNotifications emails(EmailPort port) {
        return new SendNotifications("send-emails", port, queue, metrics);
    }

    @Produces
    @Singleton
    SendNotifications textMessages(SmsFilePort port) {
        return new SendNotifications("send-text-messages", port, queue, metrics);
    }
}
