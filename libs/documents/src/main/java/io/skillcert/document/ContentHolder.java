package io.skillcert.document;

/** A feature whose documents hold contents, asked before one is removed. */
public interface ContentHolder {

    boolean holds(String sha256);
}
