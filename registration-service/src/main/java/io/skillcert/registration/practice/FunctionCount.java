package io.skillcert.registration.practice;

/** How many items of a function were answered, or stood on a mock exam, and how many were answered rightly. */
public record FunctionCount(String function, long answered, long right) {}
