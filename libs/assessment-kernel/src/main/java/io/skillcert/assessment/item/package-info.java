/** Exam items: what a candidate sees, the key and the explanation, in three parts that are encrypted apart. */
package io.skillcert.assessment.item;
