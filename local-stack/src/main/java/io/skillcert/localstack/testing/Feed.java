package io.skillcert.localstack.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the whole feed of the service under test. */
public final class Feed {

    private Feed() {}

    /** Returns the statuses of a subject, by the events that a client sees. */
    public static List<String> statuses(String client, String subject) {
        var statuses = new ArrayList<String>();
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
            items.stream()
                    .filter(event -> subject.equals(event.get("subject")))
                    .forEach(event -> statuses.add((String) event.get("status")));
            after = page.path("next");
        } while (!items.isEmpty());
        return statuses;
    }
}
