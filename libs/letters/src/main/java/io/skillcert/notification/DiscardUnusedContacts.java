package io.skillcert.notification;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Deletes contact details that were neither stated nor used for two years. */
@ApplicationScoped
class DiscardUnusedContacts implements RowJob<String> {

    private static final int RETENTION_DAYS = 730;

    private final Contacts contacts;
    private final Audit audit;
    private final BusinessClock clock;

    DiscardUnusedContacts(Contacts contacts, Audit audit, BusinessClock clock) {
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "discard-unused-contacts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<String> due(int limit) {
        return contacts.unusedSince(lastDay(), limit);
    }

    @Override
    public void handle(List<String> accounts) {
        accounts.stream()
                .filter(account -> contacts.removeUnused(account, lastDay()))
                .forEach(account ->
                        audit.record(Caller.SERVICE, clock.instant(), "discard-contact", "account", account, null));
    }

    private LocalDate lastDay() {
        return clock.today().minusDays(RETENTION_DAYS);
    }
}
