package io.skillcert.http.language;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The language of the current request. An answer that depends on it says so in {@code Content-Language} and {@code Vary}. */
@ApplicationScoped
public class CallerLanguage {

    private final CurrentVertxRequest request;

    CallerLanguage(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The language, for a text of the answer. */
    public Locale get() {
        return get(null);
    }

    /**
     * The language, for a page whose address may name it.
     *
     * @param named as in {@code ?lang=en}; null to follow {@code Accept-Language}
     */
    public Locale get(String named) {
        var current = request.getCurrent();
        var language = Language.of(named == null ? current.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE) : named);
        if (!current.response().headWritten()) {
            current.response()
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        return language;
    }
}
