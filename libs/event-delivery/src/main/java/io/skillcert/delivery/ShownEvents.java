package io.skillcert.delivery;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which events of the log a viewer sees, and shows them without personal data. */
@ApplicationScoped
public class ShownEvents {

    private final EventAudience audience;
    private final Map<String, PublishedType> types;

    ShownEvents(EventAudience audience) {
        this.audience = audience;
        this.types = audience.types().stream()
                .sorted(Comparator.comparing(PublishedType::type))
                .collect(Collectors.toMap(
                        PublishedType::type, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** @throws ProblemException 400 naming the field if a type is not one of this service */
    public void requireKnown(Collection<String> asked, String field) {
        if (!types.keySet().containsAll(asked)) {
            throw Violations.single(field, "must be one of {0}", String.join(", ", types.keySet()));
        }
    }

    /** Returns the events that the viewer may see, in their order. Needs a transaction. */
    public List<LoggedEvent> visible(Viewer viewer, List<LoggedEvent> events) {
        var known =
                events.stream().filter(event -> types.containsKey(event.type())).toList();
        if (viewer.seesAll() || known.isEmpty()) {
            return known;
        }
        var visible = audience.visible(viewer.account(), known);
        return known.stream().filter(event -> visible.contains(event.id())).toList();
    }

    /** Shows an event of a known type. */
    public ThinEvent show(LoggedEvent event) {
        return ThinEvent.of(event, types.get(event.type()));
    }
}
