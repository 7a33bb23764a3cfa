package io.skillcert.registration.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The binding of a candidate account to the identity document of one person, for whom the account may act. */
@Entity
@Table(name = "account_binding")
public class AccountBinding {

    @Id
    private String account;

    private String holderDigest;

    @Enumerated(EnumType.STRING)
    private Means means;

    private Instant boundAt;

    protected AccountBinding() {} // for JPA

    AccountBinding(String account, String holderDigest, Means means, Instant boundAt) {
        this.account = account;
        this.holderDigest = holderDigest;
        this.means = means;
        this.boundAt = boundAt;
    }

    /** How an account was bound, the weakest first. */
    public enum Means {
        /** A code that a partner handed out for a person whom it has registered. */
        PARTNER_INVITATION,
        /** A code that a registrar handed out. */
        REGISTRAR_INVITATION,
        /** Claims of the token that name the identity document. */
        VERIFIED_CLAIMS;

        /** A partner's invitation replaces no binding; the others replace one that is not stronger. */
        boolean replaces(Means earlier) {
            return this != PARTNER_INVITATION && compareTo(earlier) >= 0;
        }
    }

    /** Records that the account was bound again by a stronger means. */
    void strengthen(Means other) {
        means = other.compareTo(means) > 0 ? other : means;
    }

    public String account() {
        return account;
    }

    public String holderDigest() {
        return holderDigest;
    }

    public Means means() {
        return means;
    }

    public Instant boundAt() {
        return boundAt;
    }
}
