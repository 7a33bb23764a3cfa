package io.skillcert.exam.print;

import io.skillcert.audit.Audit;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.credential.WriteCredential;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;

/** Makes copies of certificates, for their holders and for officers. */
@ApplicationScoped
public class CopyCertificate {

    private final Certificates certificates;
    private final PrintCertificate printCertificate;
    private final WriteCredential writeCredential;
    private final Audit audit;

    CopyCertificate(
            Certificates certificates,
            PrintCertificate printCertificate,
            WriteCredential writeCredential,
            Audit audit) {
        this.certificates = certificates;
        this.printCertificate = printCertificate;
        this.writeCredential = writeCredential;
        this.audit = audit;
    }

    /** The format of a copy. */
    public enum Form {
        PAGE,
        PDF,
        CREDENTIAL
    }

    /**
     * A copy of a certificate.
     *
     * @param content text or bytes of the media type
     */
    public record Copy(String mediaType, Object content) {}

    /**
     * Makes a copy for an officer.
     *
     * @param language of a page or a PDF; a credential has both
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such certificate
     */
    @Transactional
    public Copy copy(String number, Form form, Locale language) {
        return copy(certificates.get(number), form, language);
    }

    /**
     * Makes a copy for the holder, or for an account that may act for the holder.
     *
     * @param language of a page or a PDF; a credential has both
     * @throws io.skillcert.http.problem.ProblemException 404 if the account may not act for the holder
     */
    @Transactional
    public Copy copyForHolder(String account, IdentityDocument document, String number, Form form, Locale language) {
        return copy(certificates.getFor(account, document, number), form, language);
    }

    private Copy copy(Certificate certificate, Form form, Locale language) {
        audit.record("copy-certificate", "certificate", certificate.number(), null);
        return switch (form) {
            case PAGE -> new Copy("text/html;charset=UTF-8", printCertificate.page(certificate, language));
            case PDF -> new Copy("application/pdf", printCertificate.pdf(certificate, language));
            case CREDENTIAL -> new Copy("application/vc+jwt", writeCredential.write(certificate));
        };
    }
}
