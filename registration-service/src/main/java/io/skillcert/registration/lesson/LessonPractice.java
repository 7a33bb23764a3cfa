package io.skillcert.registration.lesson;

/**
 * The practice items (专项练习) that a lesson of the kind PRACTICE opens.
 *
 * @param level the level whose bank has the items: for level 5, which has no weights of its functions and so no bank, level 4
 * @param function the function to practise, by its code; null for all of the level
 */
public record LessonPractice(int level, String function) {}
