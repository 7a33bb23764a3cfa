package io.skillcert.document;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;

/**
 * Parses a PDF within limits of memory and time: on the number of objects, on what streams unpack to, and on the duration.
 * Every stream is measured before anything reads it unpacked. A file that exceeds a limit ends in a {@link LimitException},
 * which is unchecked, because PDFBox continues after most checked exceptions.
 */
final class LimitedPdfParser extends PDFParser {

    static final int MAX_OBJECTS = 200_000;

    private static final long MAX_NANOS = 15_000_000_000L;

    private final StreamLimits limits = new StreamLimits();
    private final long deadline = System.nanoTime() + MAX_NANOS;
    private int objects;
    private int depth;
    private COSDictionary direct;

    /** A limit that a file exceeds. */
    static final class LimitException extends RuntimeException {

        private final transient RefusedFileException refusal;

        LimitException(String template, Object... arguments) {
            super(template, null, false, false);
            refusal = new RefusedFileException(template, arguments);
        }

        RefusedFileException refusal() {
            return refusal;
        }
    }

    LimitedPdfParser(byte[] content) throws IOException {
        super(new RandomAccessReadBuffer(content));
        xrefTrailerResolver = new XrefTrailerResolver() {
            @Override
            public void setXRef(COSObjectKey key, long offset) {
                count();
                super.setXRef(key, offset);
            }
        };
    }

    private void count() {
        objects++;
        if (objects > MAX_OBJECTS) {
            throw new LimitException("has more than {0} parts", MAX_OBJECTS);
        }
        if (System.nanoTime() - deadline > 0) {
            throw new LimitException("takes too long to read");
        }
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        count();
        depth++;
        try {
            return super.parseDirObject();
        } finally {
            depth--;
        }
    }

    /** Remembers a dictionary that is read as no object: it belongs to a cross-reference stream or is the trailer. */
    @Override
    protected COSDictionary parseCOSDictionary(boolean isDirect) throws IOException {
        var dictionary = super.parseCOSDictionary(isDirect);
        direct = depth == 0 ? dictionary : null;
        return dictionary;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        var isCrossReference = dictionary == direct;
        var stream = super.parseCOSStream(dictionary);
        if (isCrossReference || COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE))) {
            limits.requireObjects(stream);
        } else {
            limits.requireContent(stream);
        }
        return stream;
    }

    /** Refuses objects in a stream that is not measured as an object stream. */
    @Override
    protected COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        count();
        var container = document.getObjectFromPool(getObjectKey(stream, 0)).getObject();
        if (container instanceof COSStream found && !COSName.OBJ_STM.equals(found.getCOSName(COSName.TYPE))) {
            throw new LimitException("can't be read as a PDF");
        }
        return super.parseObjectStreamObject(stream, key);
    }

    /** Refuses an encrypted file before anything is decrypted: its streams could not be measured. */
    @Override
    protected void prepareDecryption() {
        if (document.isEncrypted()) {
            throw new LimitException("is protected by a password");
        }
    }
}
