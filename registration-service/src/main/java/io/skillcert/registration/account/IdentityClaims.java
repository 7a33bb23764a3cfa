package io.skillcert.registration.account;

import io.skillcert.http.security.Caller;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.RegistrationProblem;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads the identity document from the caller's token, if the issuer has verified it and puts it there. */
@ApplicationScoped
class IdentityClaims {

    private final Names names;
    private final Caller caller;

    IdentityClaims(Names names, Caller caller) {
        this.names = names;
        this.caller = caller;
    }

    /** The names of the claims. Without them no account is bound by its token. */
    @ConfigMapping(prefix = "skillcert.identity-claims")
    interface Names {

        /** The claim with the number of the verified identity document. */
        Optional<String> number();

        /** The claim with its type; without it every document is a resident identity card. */
        Optional<String> type();
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the token names no identity document or an invalid one */
    IdentityDocument document() {
        var number =
                names.number().flatMap(caller::claim).orElseThrow(RegistrationProblem.NO_VERIFIED_IDENTITY::exception);
        try {
            return new IdentityDocument(type(), number);
        } catch (IllegalArgumentException e) {
            throw RegistrationProblem.NO_VERIFIED_IDENTITY.exception();
        }
    }

    private IdentityDocument.Type type() {
        return names.type()
                .map(name -> caller.claim(name).orElse(""))
                .map(IdentityDocument.Type::valueOf)
                .orElse(IdentityDocument.Type.RESIDENT_ID);
    }
}
