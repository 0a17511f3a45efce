package vn.dcim.web.paper;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;
import vn.dcim.web.report.LetterConfig;
import vn.dcim.web.report.LetterPdf;
import vn.dcim.web.report.LetterSheet;
import vn.dcim.web.report.ReportLetter;

/** Makes minutes and their files; in Vietnamese, whoever reads the page in whatever language. */
@Singleton
public final class MinutesPress {

    private static final Map<String, String> TYPES = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf", "application/pdf");

    private final LetterConfig config;
    private final Words words;

    MinutesPress(LetterConfig config, Dictionary dictionary) {
        this.config = config;
        this.words = dictionary.in(Language.VI);
    }

    /** Returns the words that minutes are written in. */
    public Words words() {
        return words;
    }

    /** Returns who signs for the centre. */
    public Minutes.Signer head() {
        return new Minutes.Signer(config.signerTitle().toUpperCase(Locale.of("vi")), config.signer());
    }

    /**
     * Returns minutes with their heads.
     *
     * @param number of the paper; empty where it is written by hand
     * @param day null where it is written by hand
     */
    public Minutes minutes(
            String number,
            LocalDate day,
            String title,
            String subject,
            List<String> lines,
            List<ReportLetter.Table> tables,
            List<String> closing,
            List<Minutes.Signer> signers) {
        return new Minutes(
                config.agency().toUpperCase(Locale.of("vi")),
                config.body().toUpperCase(Locale.of("vi")),
                words.t("paper.number", number.isEmpty() ? "          /BB" : number),
                day == null
                        ? words.t("paper.place", config.place())
                        : words.t(
                                "paper.place-and-date",
                                config.place(),
                                "%02d".formatted(day.getDayOfMonth()),
                                "%02d".formatted(day.getMonthValue()),
                                Integer.toString(day.getYear())),
                title.toUpperCase(Locale.of("vi")),
                subject,
                lines,
                tables,
                closing,
                signers);
    }

    /** Answers with minutes as a file. @throws DcimException NOT_FOUND for another format than docx and pdf */
    public HttpResponse<byte[]> file(Minutes minutes, String format, String name) {
        if (!TYPES.containsKey(format)) {
            throw new DcimException(ErrorCode.NOT_FOUND, "file", name + "." + format);
        }
        byte[] bytes = format.equals("pdf")
                ? LetterPdf.make("paper/print.jte", Map.of("minutes", minutes, "words", words))
                : docx(minutes);
        return HttpResponse.ok(bytes)
                .contentType(MediaType.of(TYPES.get(format)))
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
    }

    private byte[] docx(Minutes minutes) {
        try (var sheet = new LetterSheet()) {
            sheet.heads(
                    minutes.agency(),
                    minutes.body(),
                    minutes.number(),
                    words.t("report.letter.nation"),
                    words.t("report.letter.motto"),
                    minutes.placeAndDate());
            sheet.title(minutes.title(), minutes.subject());
            minutes.lines().forEach(sheet::paragraph);
            minutes.tables().forEach(table -> {
                sheet.heading(table.caption());
                sheet.table(table);
            });
            minutes.closing().forEach(sheet::paragraph);
            sheet.paragraph("");
            sheet.signatures(
                    minutes.signers().stream().map(Minutes.Signer::post).toList(),
                    minutes.signers().stream().map(Minutes.Signer::name).toList());
            return sheet.bytes();
        }
    }
}
