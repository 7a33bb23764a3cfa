package io.skillcert.delivery.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import java.util.List;

/**
 * A page of a list that can be read again for what has changed since.
 *
 * @param next what to send as {@code after} for the next page; absent on the last one
 * @param asOf what to send as {@code changedSince} to read later what has changed since; on the first page only, and absent for
 *     some time after the database was restored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangesPage<T>(List<T> items, String next, String asOf) {

    public static <T> ChangesPage<T> of(Page<T> page, PageRequest request, ChangedRows.Reading reading) {
        return new ChangesPage<>(page.items(), page.next(), request.isFirst() ? reading.asOf() : null);
    }
}
