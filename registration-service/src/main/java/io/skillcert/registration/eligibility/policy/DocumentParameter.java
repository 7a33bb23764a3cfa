package io.skillcert.registration.eligibility.policy;

import java.util.List;

/** Which documents each part of a route asks for (REG-08), as the parameter file writes it. */
public record DocumentParameter(
        List<DocumentCode> always,
        List<DocumentCode> educated,
        List<DocumentCode> final_year,
        List<DocumentCode> insured,
        List<DocumentCode> worked,
        List<DocumentCode> certificate,
        List<DocumentCode> title,
        List<DocumentCode> trained) {}
