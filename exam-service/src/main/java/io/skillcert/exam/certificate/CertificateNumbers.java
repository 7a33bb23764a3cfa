package io.skillcert.exam.certificate;

import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.messaging.EventEpochs;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Assigns certificate numbers (EXM-12): unique, and without gaps per year and level. */
@ApplicationScoped
class CertificateNumbers {

    private final Certificates certificates;
    private final CertificateConfig config;
    private final EventEpochs epochs;
    private final Timeline<String> province = new ParameterFiles("policy/certificate").text("number-form");

    CertificateNumbers(Certificates certificates, CertificateConfig config, EventEpochs epochs) {
        this.certificates = certificates;
        this.config = config;
        this.epochs = epochs;
    }

    /**
     * Takes the next numbers of a level. Other transactions wait for this one; if it is rolled back, the numbers are
     * assigned again.
     *
     * @throws io.skillcert.http.problem.ProblemException 503 in a restored database until the serial numbers are above all published ones
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<CertificateNumber> next(SkillLevel level, int count, LocalDate today) {
        epochs.requireBegun();
        int first = certificates.takeSerials(today.getYear(), level.number(), count);
        return IntStream.range(first, first + count)
                .mapToObj(serial -> new CertificateNumber(
                        config.bodyLetter(),
                        config.bodyCode(),
                        province.on(today).value(),
                        config.siteSerial(),
                        today.getYear(),
                        level,
                        serial))
                .toList();
    }
}
