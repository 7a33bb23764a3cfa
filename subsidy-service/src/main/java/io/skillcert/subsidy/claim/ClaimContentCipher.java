package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Encrypts and decrypts the content of claims. Each value is bound to its claim and column. */
@ApplicationScoped
public class ClaimContentCipher {

    private static final String SEPARATOR = " ";

    private final FieldCipher cipher;
    private final ClaimBases bases;
    private final VerifiedAccount verifiedAccount;
    private final BusinessClock clock;

    ClaimContentCipher(FieldCipher cipher, ClaimBases bases, VerifiedAccount verifiedAccount, BusinessClock clock) {
        this.cipher = cipher;
        this.bases = bases;
        this.verifiedAccount = verifiedAccount;
        this.clock = clock;
    }

    /** Replaces the content of the claim. */
    void encrypt(Claim claim, ClaimContent content) {
        var id = claim.id();
        var document = content.document();
        var account = content.account();
        if (!account.equals(accountOf(claim))) {
            claim.accountChanged(account.filter(verifiedAccount::is).isPresent(), clock.instant());
        }
        claim.replaceContent(
                new EncryptedClaimContent(
                        encrypt(document.type() + SEPARATOR + document.number(), "encrypted_identity", id),
                        content.name()
                                .map(name -> encrypt(name, "encrypted_name", id))
                                .orElse(null),
                        account.map(ClaimContent.Account::bankCode).orElse(null),
                        account.map(known -> encrypt(known.number(), "encrypted_account", id))
                                .orElse(null),
                        content.formSigned()),
                clock.today());
        bases.replace(id, content.bases());
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the content was erased */
    public ClaimContent contentOf(Claim claim) {
        if (claim.isErased()) {
            throw SubsidyProblem.CLAIM_ERASED.exception();
        }
        var content = claim.content();
        return new ClaimContent(
                documentOf(claim),
                Optional.ofNullable(content.name()).map(name -> decrypt(name, "encrypted_name", claim.id())),
                accountOf(claim),
                bases.of(claim.id()),
                content.formSigned());
    }

    public Optional<ClaimContent.Account> accountOf(Claim claim) {
        var content = claim.content();
        return Optional.ofNullable(content.account())
                .map(account -> new ClaimContent.Account(
                        content.bankCode(), decrypt(account, "encrypted_account", claim.id())));
    }

    private IdentityDocument documentOf(Claim claim) {
        var identity = claim.content().identity();
        var words = decrypt(identity, "encrypted_identity", claim.id()).split(SEPARATOR, 2);
        return new IdentityDocument(IdentityDocument.Type.valueOf(words[0]), words[1]);
    }

    private byte[] encrypt(String value, String column, UUID id) {
        return cipher.encrypt(value, FieldCipher.place("claim", column, id));
    }

    private String decrypt(byte[] value, String column, UUID id) {
        return cipher.decrypt(value, FieldCipher.place("claim", column, id));
    }
}
