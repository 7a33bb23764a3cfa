package io.skillcert.registration.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A lesson (课) of the courses for one level, as its file describes it. */
public final class Lesson {

    private final LessonHeader header;
    private final String body;
    private final String version;

    Lesson(LessonHeader header, String body, String version) {
        this.header = header;
        this.body = body;
        this.version = version;
    }

    /** How a lesson is learnt. */
    public enum Kind {
        /** A text to read. */
        TEXT,
        /** A film to watch, whose transcript is the text. */
        VIDEO,
        /** Questions to answer. */
        PRACTICE,
        /** A program to complete. */
        CODE,
        /** A dialogue with a language model. */
        SCENARIO
    }

    /** The published code, which is never reused. */
    public String code() {
        return header.code();
    }

    public int level() {
        return header.level();
    }

    /** The unit of the curriculum, in Chinese as the guide names it. */
    public String unit() {
        return header.unit();
    }

    public String title(Locale language) {
        return header.title().in(language);
    }

    public Kind kind() {
        return header.kind();
    }

    /** The minutes that the lesson is planned for. */
    public int minutes() {
        return header.minutes();
    }

    /** The code of the exercise or scenario, or the address of the film, that the lesson is about, if there is one. */
    public Optional<String> contentRef() {
        return Optional.ofNullable(header.contentRef());
    }

    /** The functions of the occupation that the lesson practises. */
    public List<String> functions() {
        return header.functions();
    }

    /** The items that a lesson of the kind PRACTICE opens; empty for other kinds. */
    public Optional<LessonPractice> practice() {
        return Optional.ofNullable(header.practice());
    }

    public List<String> goals(Locale language) {
        return header.goals().in(language);
    }

    /** The text in CommonMark, in Chinese; of a film its transcript. */
    public String body() {
        return body;
    }

    /** The SHA-256 of the file in hexadecimal digits, which changes with every change of the lesson. */
    public String version() {
        return version;
    }
}
