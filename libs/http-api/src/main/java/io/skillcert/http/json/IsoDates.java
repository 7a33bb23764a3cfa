package io.skillcert.http.json;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Reads calendar dates of bodies and query parameters: {@code YYYY-MM-DD} only, from 1900 to 2100. */
@Provider
public final class IsoDates implements ParamConverterProvider {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    /**
     * Parses a date.
     *
     * @throws DateTimeException with a message for the caller
     */
    public static LocalDate read(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new DateTimeException("a day is written YYYY-MM-DD");
        }
        var day = existing(text);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new DateTimeException("a day lies between 1900-01-01 and 2100-12-31");
        }
        return day;
    }

    private static LocalDate existing(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DateTimeException("there is no such day", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the type is asked for just before
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == LocalDate.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<LocalDate> {

        @Override
        public LocalDate fromString(String text) {
            return text == null ? null : read(text);
        }

        @Override
        public String toString(LocalDate day) {
            return day.toString();
        }
    }
}
