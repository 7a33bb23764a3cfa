package io.skillcert.assessment.generator;

/**
 * A wrong answer with the mistake that leads to it.
 *
 * @param text the wrong answer as an option shows it
 * @param why what was done wrong, in English as an act, such as "dividing by all samples"
 */
record Mistake(Text text, Text why) {}
