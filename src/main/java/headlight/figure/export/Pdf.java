package headlight.figure.export;

import headlight.figure.Figure;
import headlight.figure.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** PDF: a page for each picture, its text as text in the embedded family. */
final class Pdf {

    /** A pixel at scale 1 is 1/96 inch, a point 1/72. */
    private static final float POINTS = 0.75f;

    private Pdf() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        try (PDDocument document = new PDDocument()) {
            // Without a number of our own the file would carry the time of day.
            document.setDocumentId((long) export.creditLine().hashCode());
            document.setDocumentInformation(information(export));
            PdfFonts fonts = new PdfFonts(document);
            int length = export.film().length();
            for (int i = 0; i < length; i++) {
                page(document, fonts, export.film().frame(i));
                progress.accept(0.9 * (i + 1) / length);
            }
            document.save(out);
            progress.accept(1);
        }
    }

    private static void page(PDDocument document, PdfFonts fonts, Figure figure) throws IOException {
        Size size = figure.size();
        PDPage page = new PDPage(new PDRectangle((float) size.width() * POINTS, (float) size.height() * POINTS));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            PdfSurface.paint(figure, content, fonts, POINTS);
        }
    }

    private static PDDocumentInformation information(Export export) {
        PDDocumentInformation information = new PDDocumentInformation();
        Map<String, String> credits = export.credits();
        information.setTitle(export.title());
        information.setSubject(export.creditLine());
        information.setCreator(credits.get("Software"));
        credits.forEach(information::setCustomMetadataValue);
        return information;
    }
}
