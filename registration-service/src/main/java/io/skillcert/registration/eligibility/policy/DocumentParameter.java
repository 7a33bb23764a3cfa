package io.skillcert.registration.eligibility.policy;

import java.util.List;

/** The documents that each part of a route requires (REG-08), in the shape of the parameter file. */
public record DocumentParameter(
        List<DocumentCode> always,
        List<DocumentCode> educated,
        List<DocumentCode> final_year,
        List<DocumentCode> insured,
        List<DocumentCode> worked,
        List<DocumentCode> certificate,
        List<DocumentCode> title,
        List<DocumentCode> trained) {}
