package vn.dcim.web.report;

import java.util.function.UnaryOperator;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/** The shipped template of a report, on a {@link LetterSheet}. */
final class LetterTemplate {

    static final String FONT = LetterSheet.FONT;
    static final int SIGNATURE_ROOM = 4;

    private static final int COPIES_HEAD = 12;
    private static final int COPIES = 11;

    private final LetterSheet sheet = new LetterSheet();

    private LetterTemplate() {}

    /** Returns the template as a file. @param words by key of what stands in it before any report is made */
    static byte[] make(UnaryOperator<String> words) {
        var template = new LetterTemplate();
        try (template.sheet) {
            template.heads(words);
            template.title(words);
            template.body(words);
            template.signatures(words);
            template.annexes();
            return template.sheet.bytes();
        }
    }

    private void heads(UnaryOperator<String> words) {
        sheet.heads(
                "{{agency}}",
                "{{body}}",
                "{{number}}",
                words.apply("nation"),
                words.apply("motto"),
                "{{placeAndDate}}");
    }

    private void title(UnaryOperator<String> words) {
        sheet.title(words.apply("title"), "{{subject}}");
        XWPFParagraph draft = sheet.document().createParagraph();
        draft.setAlignment(ParagraphAlignment.CENTER);
        LetterSheet.run(draft, "{{draft}}", LetterSheet.SMALL, run -> run.setItalic(true));
        XWPFParagraph recipient = sheet.document().createParagraph();
        recipient.setAlignment(ParagraphAlignment.CENTER);
        recipient.setSpacingAfter(6 * LetterSheet.TWIPS_A_POINT);
        LetterSheet.run(recipient, words.apply("to") + " {{recipient}}", LetterSheet.BODY, _ -> {});
    }

    private void body(UnaryOperator<String> words) {
        paragraphs("intro");
        sheet.heading(words.apply("part.assessment"));
        paragraphs("assessment");
        sheet.heading(words.apply("part.figures"));
        marker("{{?tables}}");
        sheet.heading("{{caption}}");
        marker("{{#table}}");
        marker("{{/tables}}");
        sheet.heading(words.apply("part.difficulties"));
        paragraphs("difficulties");
        sheet.heading(words.apply("part.proposals"));
        paragraphs("proposals");
    }

    private void signatures(UnaryOperator<String> words) {
        sheet.paragraph("");
        XWPFTable table = sheet.columns();
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFParagraph head = LetterSheet.cellParagraph(left);
        LetterSheet.run(head, words.apply("copies"), COPIES_HEAD, run -> {
            run.setBold(true);
            run.setItalic(true);
        });
        for (String line : new String[] {"{{?copies}}", "{{=#this}}", "{{/copies}}"}) {
            LetterSheet.run(LetterSheet.cellParagraph(left), line, COPIES, _ -> {});
        }
        XWPFTableCell right = table.getRow(0).getCell(1);
        LetterSheet.line(right, "{{signerTitle}}", LetterSheet.BODY, run -> run.setBold(true));
        for (int i = 0; i < SIGNATURE_ROOM; i++) {
            LetterSheet.line(right, "", LetterSheet.BODY, _ -> {});
        }
        LetterSheet.line(right, "{{signer}}", LetterSheet.BODY, run -> run.setBold(true));
    }

    private void annexes() {
        marker("{{?annexes}}");
        XWPFParagraph caption = sheet.document().createParagraph();
        caption.setAlignment(ParagraphAlignment.CENTER);
        caption.setPageBreak(true);
        caption.setSpacingAfter(6 * LetterSheet.TWIPS_A_POINT);
        LetterSheet.run(caption, "{{caption}}", LetterSheet.BODY, run -> run.setBold(true));
        marker("{{#table}}");
        marker("{{note}}");
        marker("{{/annexes}}");
    }

    private void paragraphs(String list) {
        marker("{{?" + list + "}}");
        sheet.paragraph("{{=#this}}");
        marker("{{/" + list + "}}");
    }

    private void marker(String text) {
        LetterSheet.run(sheet.document().createParagraph(), text, LetterSheet.SMALL, _ -> {});
    }
}
