package vn.dcim.web.report;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.ReportPaper;
import vn.dcim.core.report.ReportPrinter;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** Makes the files of reports; in Vietnamese, whoever reads the page in whatever language. */
@Singleton
final class ReportPress implements ReportPrinter {

    private final LetterConfig config;
    private final Words words;

    ReportPress(LetterConfig config, Dictionary dictionary) {
        this.config = config;
        this.words = dictionary.in(Language.VI);
    }

    @Override
    public Map<String, byte[]> print(ReportPaper paper) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String format : new String[] {"docx", "pdf", "xlsx"}) {
            files.put(format, print(paper, format));
        }
        return files;
    }

    byte[] print(ReportPaper paper, String format) {
        return switch (format) {
            case "docx" -> ReportDocx.make(letter(paper), template(), templateName());
            case "pdf" -> LetterPdf.make("report/letter.jte", Map.of("letter", letter(paper), "words", words));
            case "xlsx" -> ReportXlsx.make(paper, words);
            default -> throw new DcimException(ErrorCode.INVALID_VALUE, "format", format, "docx, pdf, xlsx");
        };
    }

    private ReportLetter letter(ReportPaper paper) {
        return ReportLetter.of(paper, config, words);
    }

    /** Returns the template in use: the site's own, or the shipped one. @throws DcimException UNREADABLE_FILE */
    byte[] template() {
        if (config.template() == null) {
            return LetterTemplate.make(key -> words.t("report.letter." + key));
        }
        try {
            return Files.readAllBytes(config.template());
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, templateName(), 0, String.valueOf(e.getMessage()));
        }
    }

    private String templateName() {
        return config.template() == null
                ? "template.docx"
                : config.template().getFileName().toString();
    }
}
