package io.skillcert.http.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, in the order of its key.
 *
 * @param next what to send as {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

    public static final int MAX_LIMIT = 200;
    public static final String DEFAULT_LIMIT = "50";

    /**
     * The page that answers a request.
     *
     * @param found up to {@link PageRequest#fetchSize()} items
     */
    public static <S, T> Page<T> of(List<S> found, PageRequest request, Function<S, T> view, Function<S, Object> key) {
        return of(found, request.limit(), view, key);
    }

    /** @param found up to {@code limit + 1} items */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> view, Function<S, Object> key) {
        return ofAll(found, limit, shown -> shown.stream().map(view).toList(), key);
    }

    /** @param views makes all views of the page at once, for those that need more from the database */
    public static <S, T> Page<T> ofAll(
            List<S> found, PageRequest request, Function<List<S>, List<T>> views, Function<S, Object> key) {
        return ofAll(found, request.limit(), views, key);
    }

    /** @param views makes all views of the page at once, for those that need more from the database */
    public static <S, T> Page<T> ofAll(
            List<S> found, int limit, Function<List<S>, List<T>> views, Function<S, Object> key) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? key.apply(shown.get(limit - 1)).toString() : null;
        return new Page<>(views.apply(shown), next);
    }
}
