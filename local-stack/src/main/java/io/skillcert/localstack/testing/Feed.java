package io.skillcert.localstack.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the whole feed of the service under test. */
public final class Feed {

    private Feed() {}

    /** Returns the statuses of a subject, by the events that a client sees. */
    public static List<String> statuses(String client, String subject) {
        return events(client, subject).stream()
                .map(event -> (String) event.get("status"))
                .toList();
    }

    /** Returns the events about a subject that a client sees, in the order of the feed. */
    public static List<Map<String, Object>> events(String client, String subject) {
        var events = new ArrayList<Map<String, Object>>();
        String after = null;
        List<Map<String, Object>> items;
        do {
            var cursor = after == null ? "" : "&after=" + after;
            var page = Callers.as(client)
                    .get("/v1/events?limit=500" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            items = page.path("items");
            items.stream().filter(event -> subject.equals(event.get("subject"))).forEach(events::add);
            after = page.path("next");
        } while (!items.isEmpty());
        return events;
    }
}
