package io.skillcert.notification;

import io.skillcert.http.language.Language;
import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The contact details of the user of an account. The addresses are encrypted. */
@Entity
@Table(name = "contact")
class Contact {

    @Id
    private String account;

    private byte[] encryptedEmail;
    private byte[] encryptedMobile;
    private String language;
    private boolean emailOff;
    private boolean smsOff;
    private LocalDate lastUsedOn;

    protected Contact() {} // for JPA

    Contact(String account) {
        this.account = account;
    }

    void state(ContactStatement statement, FieldCipher cipher, LocalDate today) {
        encryptedEmail = statement
                .email()
                .map(address -> cipher.encrypt(address, place(Channel.EMAIL)))
                .orElse(null);
        encryptedMobile = statement
                .mobile()
                .map(number -> cipher.encrypt(number, place(Channel.SMS)))
                .orElse(null);
        language = statement.language().getLanguage();
        emailOff = statement.optOut().contains(Channel.EMAIL);
        smsOff = statement.optOut().contains(Channel.SMS);
        lastUsedOn = today;
    }

    ContactStatement statement(FieldCipher cipher) {
        return new ContactStatement(
                decrypted(Channel.EMAIL, cipher), decrypted(Channel.SMS, cipher), language(), optOut());
    }

    /** The channels with an address that are not opted out of. */
    Set<Channel> channels() {
        var channels = EnumSet.noneOf(Channel.class);
        if (encryptedEmail != null) {
            channels.add(Channel.EMAIL);
        }
        if (encryptedMobile != null) {
            channels.add(Channel.SMS);
        }
        channels.removeAll(optOut());
        return channels;
    }

    private Set<Channel> optOut() {
        var optOut = EnumSet.noneOf(Channel.class);
        if (emailOff) {
            optOut.add(Channel.EMAIL);
        }
        if (smsOff) {
            optOut.add(Channel.SMS);
        }
        return optOut;
    }

    /** Where to send to; empty if the channel has no address or is opted out of. */
    Optional<String> address(Channel channel, FieldCipher cipher) {
        return channels().contains(channel) ? decrypted(channel, cipher) : Optional.empty();
    }

    private Optional<String> decrypted(Channel channel, FieldCipher cipher) {
        return Optional.ofNullable(channel == Channel.EMAIL ? encryptedEmail : encryptedMobile)
                .map(address -> cipher.decrypt(address, place(channel)));
    }

    private String place(Channel channel) {
        return FieldCipher.place("contact", channel == Channel.EMAIL ? "encrypted_email" : "encrypted_mobile", account);
    }

    void usedOn(LocalDate today) {
        lastUsedOn = today;
    }

    String account() {
        return account;
    }

    Locale language() {
        return Language.of(language);
    }
}
