package io.skillcert.exam.print;

import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.credential.WriteCredential;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes copies of certificates, for their holders and for officers. */
@ApplicationScoped
public class CopyCertificate {

    private final Certificates certificates;
    private final PrintCertificate printCertificate;
    private final WriteCredential writeCredential;

    CopyCertificate(Certificates certificates, PrintCertificate printCertificate, WriteCredential writeCredential) {
        this.certificates = certificates;
        this.printCertificate = printCertificate;
        this.writeCredential = writeCredential;
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

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such certificate */
    @Transactional
    public Copy copy(String number, Form form) {
        return copy(certificates.get(number), form);
    }

    /**
     * Makes a copy for the holder, who is identified by the identity document.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the certificate belongs to another person
     */
    @Transactional
    public Copy copyForHolder(IdentityDocument document, String number, Form form) {
        return copy(certificates.getHeldBy(document, number), form);
    }

    private Copy copy(Certificate certificate, Form form) {
        return switch (form) {
            case PAGE -> new Copy("text/html;charset=UTF-8", printCertificate.page(certificate));
            case PDF -> new Copy("application/pdf", printCertificate.pdf(certificate));
            case CREDENTIAL -> new Copy("application/vc+jwt", writeCredential.write(certificate));
        };
    }
}
