package io.skillcert.localstack.server;

import java.util.List;

/** The roles of the services, as the issuer writes them into the {@code groups} of a token. */
public final class Roles {

    public static final List<String> ALL = List.of(
            "candidate",
            "partner",
            "registrar",
            "exam-officer",
            "examiner",
            "invigilator",
            "item-author",
            "item-reviewer",
            "subsidy-officer",
            "subsidy-approver",
            "treasurer",
            "auditor",
            "integrator",
            "operator");

    private Roles() {}
}
