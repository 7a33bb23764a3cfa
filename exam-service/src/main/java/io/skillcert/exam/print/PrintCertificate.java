package io.skillcert.exam.print;

import io.nayuki.qrcodegen.QrCode;
import io.quarkus.qute.Template;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.OccupationTitles;
import io.skillcert.exam.certificate.PublicAddress;
import io.skillcert.personal.FieldCipher;
import io.skillcert.print.PdfPrinter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders certificates from one template, as a web page and as a PDF. */
@ApplicationScoped
class PrintCertificate {

    private final Template template;
    private final OccupationTitles titles;
    private final PublicAddress address;
    private final PdfPrinter printer;
    private final FieldCipher cipher;

    PrintCertificate(
            Template certificate,
            OccupationTitles titles,
            PublicAddress address,
            PdfPrinter printer,
            FieldCipher cipher) {
        this.template = certificate;
        this.titles = titles;
        this.address = address;
        this.printer = printer;
        this.cipher = cipher;
    }

    /** Renders a certificate in English or else in Chinese, as well-formed XHTML. */
    String page(Certificate certificate, Locale language) {
        return template.data("number", certificate.number())
                .data("name", certificate.name(cipher).orElse("—"))
                .data(
                        "document",
                        certificate
                                .document(cipher)
                                .map(PrintCertificate::withoutType)
                                .orElse("—"))
                .data("occupation", titles.occupation(certificate.occupationCode(), language))
                .data("occupationCode", certificate.occupationCode())
                .data("level", titles.level(certificate.level(), language))
                .data("issuedOn", certificate.issuedOn())
                .data("issuer", address.issuerName())
                .data("valid", certificate.status() == Certificate.Status.VALID)
                .data("replaced", certificate.status() == Certificate.Status.REPLACED)
                .data("language", language.toLanguageTag())
                .data("isEnglish", language.equals(Locale.ENGLISH))
                .data("url", address.url() + "/v1/verification-page")
                .data("qr", qrCode(certificate))
                .render();
    }

    private static String withoutType(String document) {
        return document.substring(document.indexOf(' ') + 1);
    }

    /** The QR code of the address that verifies the certificate, row by row; true is a dark module. */
    private List<List<Boolean>> qrCode(Certificate certificate) {
        var code = QrCode.encodeText(
                address.url() + "/v1/verification-page#" + certificate.number() + "." + certificate.code(),
                QrCode.Ecc.MEDIUM);
        var rows = new ArrayList<List<Boolean>>();
        for (int y = 0; y < code.size; y++) {
            var row = new ArrayList<Boolean>();
            for (int x = 0; x < code.size; x++) {
                row.add(code.getModule(x, y));
            }
            rows.add(row);
        }
        return rows;
    }

    /**
     * Renders a certificate as PDF.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if there is no font with every character
     */
    byte[] pdf(Certificate certificate, Locale language) {
        return printer.print(page(certificate, language));
    }
}
