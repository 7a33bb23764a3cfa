package io.skillcert.localstack.server;

import java.util.List;

/** The roles the services know, as the issuer names them in a token's {@code groups}. */
public final class Roles {

    public static final List<String> ALL = List.of(
            "candidate",
            "partner",
            "registrar",
            "exam-officer",
            "examiner",
            "subsidy-officer",
            "subsidy-approver",
            "treasurer",
            "auditor",
            "operator");

    private Roles() {}
}
