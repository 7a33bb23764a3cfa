package io.skillcert.exam.mark;

import io.skillcert.exam.entry.ExamEntry;

/** What follows when the score of a published candidate has changed because a key was corrected. */
public interface CorrectedScores {

    /** Decides the result of a locked candidate again. */
    void correct(ExamEntry person);
}
