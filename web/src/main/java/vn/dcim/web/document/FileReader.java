package vn.dcim.web.document;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import vn.dcim.core.document.DocumentReader;

/** Tells files by what is in them: PDF, Word and Excel of Office Open XML without macros, PNG and JPEG. */
@Singleton
final class FileReader implements DocumentReader {

    private static final long LARGEST_INFLATED = 100L * 1024 * 1024;
    private static final int MOST_ENTRIES = 5000;
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_PAGES = 200;

    @Override
    public Optional<Read> read(byte[] content) {
        try {
            if (begins(content, '%', 'P', 'D', 'F', '-')) {
                return Optional.of(new Read("pdf", pdf(content)));
            }
            if (begins(content, 0x89, 'P', 'N', 'G')) {
                return Optional.of(new Read("png", ""));
            }
            if (begins(content, 0xFF, 0xD8, 0xFF)) {
                return Optional.of(new Read("jpg", ""));
            }
            return begins(content, 'P', 'K', 3, 4) ? office(content) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // why: what cannot be read as what it says to be is none of it
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] content, int... signs) {
        if (content.length < signs.length) {
            return false;
        }
        for (int i = 0; i < signs.length; i++) {
            if ((content[i] & 0xFF) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    private static String pdf(byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(MOST_PAGES);
            return stripper.getText(document);
        }
    }

    private static Optional<Read> office(byte[] content) throws IOException {
        Set<String> names = names(content);
        boolean macros = names.stream().anyMatch(name -> name.endsWith("vbaproject.bin"));
        if (macros || !names.contains("[content_types].xml")) {
            return Optional.empty();
        }
        if (names.contains("word/document.xml")) {
            try (var document = new XWPFDocument(new ByteArrayInputStream(content));
                    var words = new XWPFWordExtractor(document)) {
                return Optional.of(new Read("docx", words.getText()));
            }
        }
        if (names.contains("xl/workbook.xml")) {
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                    var words = new XSSFExcelExtractor(workbook)) {
                return Optional.of(new Read("xlsx", words.getText()));
            }
        }
        return Optional.empty();
    }

    /** Returns the names of what is packed, in lower case. @throws IOException where it swells beyond all reason */
    private static Set<String> names(byte[] content) throws IOException {
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[BUFFER];
        long inflated = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName().toLowerCase(Locale.ROOT));
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    inflated += read;
                    if (inflated > LARGEST_INFLATED || names.size() > MOST_ENTRIES) {
                        throw new IOException("too much is packed in it");
                    }
                }
            }
        }
        return names;
    }
}
