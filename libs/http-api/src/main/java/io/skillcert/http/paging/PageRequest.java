package io.skillcert.http.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of a list is asked for: {@code ?limit=&after=}, by the key of the last item seen. */
public class PageRequest {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @RestQuery
    @DefaultValue(Page.DEFAULT_LIMIT)
    @Min(1)
    @Max(Page.MAX_LIMIT)
    int limit;

    @RestQuery
    UUID after;

    public PageRequest() {}

    private PageRequest(int limit, UUID after) {
        this.limit = limit;
        this.after = after;
    }

    /** @param after null for the first page */
    public static PageRequest of(int limit, UUID after) {
        return new PageRequest(limit, after);
    }

    /** The number of items on the page, 1 to {@value Page#MAX_LIMIT}. */
    public int limit() {
        return limit;
    }

    /** One more than the page holds, so that a further page shows. */
    public int fetchSize() {
        return limit + 1;
    }

    /** Whether the list is read from its beginning. */
    public boolean isFirst() {
        return after == null;
    }

    /** The key after which the page begins; for the first page one that is before all others. */
    public UUID after() {
        return after == null ? BEFORE_ALL : after;
    }
}
