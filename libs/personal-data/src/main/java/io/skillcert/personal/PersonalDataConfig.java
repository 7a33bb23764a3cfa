package io.skillcert.personal;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The keys for personal data. There is no default: a service without them does not start. */
@ConfigMapping(prefix = "skillcert.personal-data")
public interface PersonalDataConfig {

    /** A Tink AEAD keyset in its JSON form, for what this service stores; no other service needs it. */
    String keyset();

    /** A Tink AEAD keyset in its JSON form, the same in all services, for the keys that travel in events. */
    String eventKeyset();

    /** {@code version:base64} of 32 bytes or more, the same in all services; during a rotation the new one, a comma, the old. */
    String digestKey();

    /** Makes the instruments from the keys. */
    @ApplicationScoped
    class Instruments {

        @Produces
        @Singleton
        FieldCipher fieldCipher(PersonalDataConfig config) {
            return new FieldCipher(config.keyset());
        }

        @Produces
        @Singleton
        FieldKeys fieldKeys(PersonalDataConfig config) {
            return new FieldKeys(config.keyset());
        }

        @Produces
        @Singleton
        @EventKeyset
        FieldCipher eventCipher(PersonalDataConfig config) {
            return new FieldCipher(config.eventKeyset());
        }

        @Produces
        @Singleton
        @EventKeyset
        FieldKeys eventKeys(PersonalDataConfig config) {
            return new FieldKeys(config.eventKeyset());
        }

        @Produces
        @Singleton
        HolderDigests holderDigests(PersonalDataConfig config) {
            return new HolderDigests(config.digestKey());
        }

        @Produces
        @Singleton
        AccountDigests accountDigests(PersonalDataConfig config) {
            return new AccountDigests(config.digestKey());
        }

        @Produces
        @Singleton
        InvitationDigests invitationDigests(PersonalDataConfig config) {
            return new InvitationDigests(config.digestKey());
        }
    }
}
