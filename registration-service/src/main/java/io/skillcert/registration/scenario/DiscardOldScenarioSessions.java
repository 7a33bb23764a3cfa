package io.skillcert.registration.scenario;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deletes dialogues in scenarios that were begun 180 days ago, with their messages and self-assessments. */
@ApplicationScoped
class DiscardOldScenarioSessions implements RowJob<UUID> {

    private static final Duration RETENTION = Duration.ofDays(180);

    private final ScenarioSessions sessions;
    private final BusinessClock clock;

    DiscardOldScenarioSessions(ScenarioSessions sessions, BusinessClock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "discard-old-scenario-sessions";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        return sessions.createdBefore(clock.instant().minus(RETENTION), limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        sessions.remove(ids);
    }
}
