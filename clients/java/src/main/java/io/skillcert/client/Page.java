package io.skillcert.client;

import java.util.List;

/** One page of a list. The generated types of pages are of this type. */
public interface Page<T> {

    /** Returns the entries in the order of the list. */
    List<T> getItems();

    /** Returns what to send as {@code after} for the next page; null on the last one. */
    String getNext();
}
