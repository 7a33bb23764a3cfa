package io.skillcert.exam.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.nayuki.qrcodegen.QrCode;
import io.quarkus.qute.Template;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.OccupationTitles;
import io.skillcert.exam.certificate.PublicAddress;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.SkillLevel;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jboss.logging.Logger;

/** A certificate to look at and to print: one template, as a page and as a PDF. */
@ApplicationScoped
public class PrintCertificate {

    private static final Logger LOG = Logger.getLogger(PrintCertificate.class);
    private static final int NORMAL = 400;
    private static final String FAMILY = "certificate";

    private final Template certificate;
    private final OccupationTitles titles;
    private final PublicAddress address;
    private final ChineseFont font;
    private final FieldCipher cipher;

    PrintCertificate(
            Template certificate,
            OccupationTitles titles,
            PublicAddress address,
            ChineseFont font,
            FieldCipher cipher) {
        this.certificate = certificate;
        this.titles = titles;
        this.address = address;
        this.font = font;
        this.cipher = cipher;
    }

    /** Well-formed XHTML. */
    public String page(Certificate shown) {
        return certificate
                .data("number", shown.number())
                .data("name", shown.name(cipher).orElse("—"))
                .data(
                        "document",
                        shown.document(cipher).map(PrintCertificate::number).orElse("—"))
                .data("occupation", titles.occupation(shown.occupationCode()))
                .data("occupationCode", shown.occupationCode())
                .data("level", titles.level(SkillLevel.of(shown.level())))
                .data("issuedOn", shown.issuedOn())
                .data("issuer", address.issuerName())
                .data("valid", shown.status() == Certificate.Status.VALID)
                .data("status", shown.status())
                .data("url", address.url() + "/v1/verification-page")
                .data("qr", rows(shown))
                .render();
    }

    /** The masked number without the document's type. */
    private static String number(String document) {
        return document.substring(document.indexOf(' ') + 1);
    }

    /** Where the certificate is verified; dark modules by row. */
    private List<List<Boolean>> rows(Certificate shown) {
        var code = QrCode.encodeText(address.url() + "/v1/verification-page#" + shown.number(), QrCode.Ecc.MEDIUM);
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

    /** @throws io.skillcert.http.problem.ProblemException 409 without a font that has every character */
    public byte[] pdf(Certificate shown) {
        var page = page(shown);
        if (!font.canWrite(page.replaceAll("(?s)<style.*?</style>", "").replaceAll("<[^>]*>", ""))) {
            throw PrintProblems.noFont();
        }
        var opened = new ArrayList<AutoCloseable>();
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(font.supplier(document, opened), FAMILY, NORMAL, FontStyle.NORMAL, true)
                    .withHtmlContent(page, null);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            opened.forEach(PrintCertificate::close);
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) {
            LOG.warn("A font file could not be closed", e);
        }
    }
}
