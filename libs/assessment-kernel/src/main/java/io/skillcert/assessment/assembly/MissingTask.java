package io.skillcert.assessment.assembly;

/**
 * A place of a form for which the bank has no task.
 *
 * @param no the number of the place, from 1
 */
public record MissingTask(int form, int no, TaskSlot slot) {}
