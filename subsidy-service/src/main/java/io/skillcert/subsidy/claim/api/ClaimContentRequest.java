package io.skillcert.subsidy.claim.api;

import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.PersonName;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.claim.ClaimContent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that states the content of a claim. */
public interface ClaimContentRequest {

    String ACCOUNT_NUMBER = "(?=(?:[^0-9]*[0-9]){5})[0-9A-Za-z][0-9A-Za-z-]{3,32}[0-9A-Za-z]";
    String NOT_AN_ACCOUNT = "is not an account number: 5 to 34 digits, letters and hyphens, at least 5 of them digits";

    /** @param evidence what proves the basis, such as the number of a record */
    record StatedBasis(@NotNull Basis basis, @Size(min = 1, max = 200) String evidence) {}

    IdentityDocument.Type identityType();

    String identityNumber();

    String name();

    String bankCode();

    String bankAccount();

    List<StatedBasis> bases();

    Boolean formSigned();

    /** @throws io.skillcert.http.problem.ProblemException 400 naming each field that does not fit the others */
    default ClaimContent content() {
        var violations = new Violations();
        violations.addIf(
                (bankCode() == null) != (bankAccount() == null), "bankCode", "comes together with bankAccount");
        var stated = statedBases(violations);
        violations.throwIfAny();
        return new ClaimContent(
                Violations.reading("identityNumber", () -> new IdentityDocument(identityType(), identityNumber())),
                Optional.ofNullable(name()).map(text -> new PersonName(text).value()),
                Optional.ofNullable(bankCode()).map(code -> new ClaimContent.Account(code, bankAccount())),
                stated,
                Boolean.TRUE.equals(formSigned()));
    }

    private Map<Basis, String> statedBases(Violations violations) {
        var stated = new EnumMap<Basis, String>(Basis.class);
        for (var basis : Optional.ofNullable(bases()).orElse(List.of())) {
            var evidence = Optional.ofNullable(basis.evidence()).orElse("");
            violations.addIf(stated.put(basis.basis(), evidence) != null, "bases", "names a basis twice");
        }
        return stated;
    }
}
