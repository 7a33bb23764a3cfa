package io.skillcert.http;

import java.util.Locale;

/** A text for people, written once the caller's language is known. */
@FunctionalInterface
public interface LocalizedText {

    String in(Locale language);
}
