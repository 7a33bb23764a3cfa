package io.skillcert.assessment.generator;

import java.util.List;

/**
 * A drawn case.
 *
 * @param text the facts of the case, in full sentences
 * @param questions what can be asked about it; every case of a family has the same questions in the same order
 */
record Scene(Text text, List<Question> questions) {

    static Scene of(Text text, Question... questions) {
        return new Scene(text, List.of(questions));
    }
}
