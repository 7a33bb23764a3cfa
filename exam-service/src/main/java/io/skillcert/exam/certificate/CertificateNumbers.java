package io.skillcert.exam.certificate;

import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Gives numbers (EXM-12): gap-free per year and level, and never one twice. */
@ApplicationScoped
class CertificateNumbers {

    private final Certificates certificates;
    private final CertificateConfig config;
    private final Timeline<String> province = new ParameterFiles("policy/certificate").text("number-form");

    CertificateNumbers(Certificates certificates, CertificateConfig config) {
        this.certificates = certificates;
        this.config = config;
    }

    /** The next ones. Others wait until the transaction ends: if it fails, the numbers are the next ones again. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<CertificateNumber> next(SkillLevel level, int count, LocalDate today) {
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
