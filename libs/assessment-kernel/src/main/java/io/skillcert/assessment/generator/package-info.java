/**
 * Generators of exam items: templates draw a case from a seed, compute the key exactly, and take their distractors from named mistakes.
 */
package io.skillcert.assessment.generator;
