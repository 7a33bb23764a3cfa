package io.skillcert.delivery.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.skillcert.delivery.EventLog;
import io.skillcert.http.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Wakes callers that wait for new events. A waiting caller holds neither a thread nor a database connection: one timer of the
 * replica looks at the end of the event log for all of them.
 */
@ApplicationScoped
public class NewEvents {

    private static final Logger LOG = Logger.getLogger(NewEvents.class);

    private static final long LOOK_MILLIS = 500;

    /** The most requests of one account that wait in a replica at once. */
    static final int MAX_OF_ACCOUNT = 4;

    private final EventLog log;
    private final Vertx vertx;
    private final Semaphore places;
    private final Map<String, Integer> waitingOf = new ConcurrentHashMap<>();
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

    /** @param position the last one that the caller has read */
    private record Waiter(long position, UniEmitter<? super Boolean> caller) {}

    NewEvents(EventLog log, Vertx vertx, @ConfigProperty(name = "skillcert.feed.max-waiting") int maxWaiting) {
        this.log = log;
        this.vertx = vertx;
        this.places = new Semaphore(maxWaiting);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            if (!waiters.isEmpty()) {
                vertx.executeBlocking(this::wake, true).onFailure(e -> LOG.warnf("The event log can't be read: %s", e));
            }
        });
    }

    private Void wake() {
        var head = QuarkusTransaction.requiringNew().call(log::head);
        waiters.stream().filter(waiter -> waiter.position() < head).forEach(waiter -> waiter.caller()
                .complete(true));
        return null;
    }

    /**
     * Answers a request that may wait.
     *
     * @throws ProblemException 429 if the account has too many waiting requests, 503 if the replica has
     */
    public <T> Uni<T> inPlace(String account, Supplier<Uni<T>> answer) {
        if (waitingOf.merge(account, 1, Integer::sum) > MAX_OF_ACCOUNT) {
            leave(account);
            throw ProblemException.tooMany(1);
        }
        if (!places.tryAcquire()) {
            leave(account);
            throw ProblemException.overloaded();
        }
        return answer.get().onTermination().invoke(() -> {
            places.release();
            leave(account);
        });
    }

    private void leave(String account) {
        waitingOf.computeIfPresent(account, (name, count) -> count > 1 ? count - 1 : null);
    }

    /** Waits until the log has events after the position; false if it has none when the time is over. */
    public Uni<Boolean> after(long position, Duration time) {
        var waiting = new AtomicReference<Waiter>();
        return Uni.createFrom()
                .<Boolean>emitter(caller -> {
                    waiting.set(new Waiter(position, caller));
                    waiters.add(waiting.get());
                })
                .ifNoItem()
                .after(time)
                .recoverWithItem(false)
                .onTermination()
                .invoke(() -> waiters.remove(waiting.get()));
    }
}
