package io.skillcert.delivery.feed.api;

import io.skillcert.delivery.Viewer;
import io.skillcert.delivery.feed.Cursor;
import io.skillcert.delivery.feed.NewEvents;
import io.skillcert.delivery.feed.ReadFeed;
import io.skillcert.delivery.feed.ReadFeed.FeedPage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The feed of the events that the service has sent. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class FeedResource {

    private static final int MAX_WAIT_SECONDS = 30;
    private static final int MAX_LIMIT = 500;

    private final ReadFeed readFeed;
    private final NewEvents newEvents;
    private final Caller caller;

    FeedResource(ReadFeed readFeed, NewEvents newEvents, Caller caller) {
        this.readFeed = readFeed;
        this.newEvents = newEvents;
        this.caller = caller;
    }

    /**
     * Reads the events after the cursor in the order of the event log, at most 90 days back: for a candidate or a
     * partner those about own cases, for an auditor or an integrator all. Without new events the answer is an empty
     * page, at once or, with {@code wait}, after so many seconds; {@code next} is the cursor to go on with, and the
     * same cursor may be read again. A cursor whose next event is older, or that comes from before a restore of the
     * database, is answered 410; more than 4 waiting requests of an account 429.
     */
    @GET
    @Blocking
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.AUDITOR, Role.INTEGRATOR})
    @Operation(
            summary =
                    "Read the events about own cases, or all, after a cursor; with wait, the answer comes as soon as there are new"
                            + " ones")
    @FailsWith({410, 429})
    public Uni<FeedPage> read(
            @RestQuery String after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(MAX_LIMIT) int limit,
            @RestQuery List<String> types,
            @RestQuery @DefaultValue("0") @Min(0) @Max(MAX_WAIT_SECONDS) int wait) {
        var query = new ReadFeed.Query(Viewer.of(caller), separated(types), limit);
        var page = readFeed.read(query, Optional.ofNullable(after).map(Cursor::parse));
        if (wait == 0 || isAnswer(page)) {
            return Uni.createFrom().item(page);
        }
        var until = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        return newEvents.inPlace(query.viewer().account(), () -> await(query, page, until));
    }

    /** The types, which are separated by commas or are parameters of their own. */
    private static Set<String> separated(List<String> types) {
        return types.stream().flatMap(some -> Arrays.stream(some.split(","))).collect(Collectors.toSet());
    }

    private static boolean isAnswer(FeedPage page) {
        return !page.items().isEmpty() || !page.isAtEnd();
    }

    /** Waits for events and reads on, until there are some that the caller may see or the time is over. */
    private Uni<FeedPage> await(ReadFeed.Query query, FeedPage page, long until) {
        var time = Duration.ofNanos(until - System.nanoTime());
        if (time.isNegative() || time.isZero()) {
            return Uni.createFrom().item(page);
        }
        var cursor = Cursor.parse(page.next());
        return newEvents
                .after(cursor.position(), time)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(isNew -> {
                    var read = isNew ? readFeed.read(query, Optional.of(cursor)) : page;
                    return !isNew || isAnswer(read) ? Uni.createFrom().item(read) : await(query, read, until);
                });
    }
}
