package io.skillcert.http.paging;

import jakarta.validation.constraints.Pattern;
import org.jboss.resteasy.reactive.RestQuery;

/** How much a list shows of each entry: {@code ?view=brief} leaves out what a caller who compares its own records does not need. */
public class ListView {

    @RestQuery
    @Pattern(regexp = "full|brief", message = "must be full or brief")
    String view;

    public boolean isBrief() {
        return "brief".equals(view);
    }
}
