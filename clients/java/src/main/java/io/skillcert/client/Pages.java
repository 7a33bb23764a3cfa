package io.skillcert.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the entries of a list, page after page. */
public final class Pages {

    private Pages() {}

    /**
     * Returns the entries of all pages. A page is read when its first entry is needed.
     *
     * <p>{@code Pages.items(after -> registrations.list(with -> with.level(5).after(after)))}
     *
     * @param read reads the page after a cursor, which is null for the first one
     */
    public static <T> Stream<T> items(Function<String, ? extends Response<? extends Page<T>>> read) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Items<>(read), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static final class Items<T> implements Iterator<T> {

        private final Function<String, ? extends Response<? extends Page<T>>> read;
        private Page<T> page;
        private Iterator<T> items;

        private Items(Function<String, ? extends Response<? extends Page<T>>> read) {
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            if (page == null) {
                open(null);
            }
            while (!items.hasNext() && page.getNext() != null) {
                open(page.getNext());
            }
            return items.hasNext();
        }

        private void open(String after) {
            page = read.apply(after).body();
            items = page.getItems().iterator();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
