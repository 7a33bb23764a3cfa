package io.skillcert.subsidy.claim;

import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Encrypts and decrypts the content of claims. Each value is bound to its claim and column. */
@ApplicationScoped
public class ClaimContentCipher {

    private static final String SEPARATOR = " ";

    private final FieldCipher cipher;
    private final ClaimBases bases;

    ClaimContentCipher(FieldCipher cipher, ClaimBases bases) {
        this.cipher = cipher;
        this.bases = bases;
    }

    /** Replaces the content of the claim. */
    void encrypt(Claim claim, ClaimContent content) {
        var id = claim.id();
        var document = content.document();
        var account = content.account();
        claim.replaceContent(new EncryptedClaimContent(
                seal(document.type() + SEPARATOR + document.number(), "identity_sealed", id),
                content.name().map(name -> seal(name, "name_sealed", id)).orElse(null),
                account.map(ClaimContent.Account::bankCode).orElse(null),
                account.map(known -> seal(known.number(), "account_sealed", id)).orElse(null),
                content.formSigned()));
        bases.replace(id, content.bases());
    }

    public ClaimContent contentOf(Claim claim) {
        var content = claim.content();
        return new ClaimContent(
                documentOf(claim),
                Optional.ofNullable(content.name()).map(name -> open(name, "name_sealed", claim.id())),
                accountOf(claim),
                bases.of(claim.id()),
                content.formSigned());
    }

    public Optional<ClaimContent.Account> accountOf(Claim claim) {
        var content = claim.content();
        return Optional.ofNullable(content.account())
                .map(account ->
                        new ClaimContent.Account(content.bankCode(), open(account, "account_sealed", claim.id())));
    }

    private IdentityDocument documentOf(Claim claim) {
        var sealed = claim.content().identity();
        var words = open(sealed, "identity_sealed", claim.id()).split(SEPARATOR, 2);
        return new IdentityDocument(IdentityDocument.Type.valueOf(words[0]), words[1]);
    }

    private byte[] seal(String value, String column, UUID id) {
        return cipher.seal(value, FieldCipher.place("claim", column, id));
    }

    private String open(byte[] value, String column, UUID id) {
        return cipher.open(value, FieldCipher.place("claim", column, id));
    }
}
