package io.skillcert.assessment.assembly;

/** The share of a vocational function (职业功能) in each part of a paper, in whole percent. */
public record Weight(String function, int percent) {}
