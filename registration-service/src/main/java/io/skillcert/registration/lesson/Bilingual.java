package io.skillcert.registration.lesson;

import java.util.Locale;

/** A value in Chinese and in English. */
record Bilingual<T>(T zh, T en) {

    /** The English value for English, the Chinese one for every other language. */
    T in(Locale language) {
        return language.equals(Locale.ENGLISH) ? en : zh;
    }
}
