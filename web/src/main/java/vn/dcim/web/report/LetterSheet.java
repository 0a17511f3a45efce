package vn.dcim.web.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * A paper of state administration as docx, in the layout of Nghị định 30/2020: A4, margins 20/20/30/20 mm, Times New Roman, the
 * heads beside each other, body 14 pt justified with the first line 1.27 cm in and 6 pt between paragraphs, page number on top from
 * page 2.
 */
public final class LetterSheet implements AutoCloseable {

    public static final String FONT = "Times New Roman";

    static final int TWIPS_A_POINT = 20;
    static final int BODY = 14;
    static final int SMALL = 13;

    private static final long PAGE_WIDTH = 11906;
    private static final long PAGE_HEIGHT = 16838;
    private static final long MM_20 = 1134;
    private static final long MM_30 = 1701;
    private static final int LEFT_HEAD = 3780;
    private static final int RIGHT_HEAD = 5291;
    private static final int FIRST_LINE = 720;
    private static final int NATION = 12;
    private static final int WRITER = 12;
    private static final int CELLS = 11;
    private static final int COPIES_HEAD = 12;
    private static final int COPIES = 11;
    /** So far below a text its line is drawn, pt: letters such as g and y do not touch it. */
    private static final int RULE_BELOW = 3;

    private final XWPFDocument document = new XWPFDocument();

    public LetterSheet() {
        page();
    }

    XWPFDocument document() {
        return document;
    }

    /** Returns the paper as a file. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try {
            document.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page() {
        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setCs(FONT);
        fonts.setEastAsia(FONT);
        document.createStyles().setDefaultFonts(fonts);
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        section.addNewPgSz().setW(BigInteger.valueOf(PAGE_WIDTH));
        section.getPgSz().setH(BigInteger.valueOf(PAGE_HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MM_20));
        margins.setBottom(BigInteger.valueOf(MM_20));
        margins.setLeft(BigInteger.valueOf(MM_30));
        margins.setRight(BigInteger.valueOf(MM_20));
        margins.setHeader(BigInteger.valueOf(MM_20 / 2));
        margins.setFooter(BigInteger.valueOf(MM_20 / 2));
        section.addNewTitlePg();
        document.createHeader(HeaderFooterType.FIRST);
        XWPFParagraph number = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        CTSimpleField page = number.getCTP().addNewFldSimple();
        page.setInstr("PAGE");
        // why: a field without a run of its own is shown in the size that the reader's program likes
        XWPFRun shown = new XWPFRun(page.addNewR(), (IRunBody) number);
        shown.setFontFamily(FONT);
        shown.setFontSize(SMALL);
        shown.setText("2");
    }

    /** The heads: on the left who writes, on the right the country and its motto. */
    public void heads(String agency, String body, String number, String nation, String motto, String placeAndDate) {
        XWPFTable table = columns();
        XWPFTableCell left = table.getRow(0).getCell(0);
        line(left, agency, WRITER, _ -> {});
        line(left, body, WRITER, run -> run.setBold(true));
        rule(left, LEFT_HEAD, LEFT_HEAD * 2 / 5);
        line(left, number, SMALL, _ -> {});
        XWPFTableCell right = table.getRow(0).getCell(1);
        line(right, nation, NATION, run -> run.setBold(true));
        line(right, motto, SMALL, run -> run.setBold(true));
        rule(right, RIGHT_HEAD, 3250);
        line(right, placeAndDate, SMALL, run -> run.setItalic(true));
    }

    /** The kind of the paper, and what it is about, with a line drawn below. */
    public void title(String kind, String subject) {
        centred(kind, 12);
        centred(subject, 0);
        XWPFParagraph rule = document.createParagraph();
        border(rule, (RIGHT_HEAD + LEFT_HEAD) * 2 / 5, (RIGHT_HEAD + LEFT_HEAD) * 2 / 5);
    }

    /** Whom the paper is for, in a line of its own. */
    public void addressee(String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingAfter(6 * TWIPS_A_POINT);
        run(paragraph, text, BODY, _ -> {});
    }

    /** The end of a paper: on the left who gets it, on the right who signs, with room for the signature above the name. */
    public void ending(String copiesHead, List<String> copies, String post, String name) {
        paragraph("");
        XWPFTable table = columns();
        XWPFTableCell left = table.getRow(0).getCell(0);
        run(cellParagraph(left), copiesHead, COPIES_HEAD, run -> {
            run.setBold(true);
            run.setItalic(true);
        });
        copies.forEach(line -> run(cellParagraph(left), line, COPIES, _ -> {}));
        signature(table.getRow(0).getCell(1), post, name);
    }

    /** Begins an annex on a page of its own, behind the signature. @param of which paper it belongs to */
    public void annex(String head, String title, String of) {
        XWPFParagraph first = document.createParagraph();
        first.setPageBreak(true);
        first.setAlignment(ParagraphAlignment.CENTER);
        run(first, head, BODY, run -> run.setBold(true));
        centred(title, 0);
        XWPFParagraph belongs = document.createParagraph();
        belongs.setAlignment(ParagraphAlignment.CENTER);
        belongs.setSpacingAfter(6 * TWIPS_A_POINT);
        run(belongs, of, BODY, run -> run.setItalic(true));
    }

    /** A table with lines around its cells, as wide as the text. */
    public void table(ReportLetter.Table of) {
        double[] wanted = of.widths();
        double sum = java.util.Arrays.stream(wanted).sum();
        XWPFTable table = document.createTable(of.rows().size() + 1, of.heads().size());
        table.setWidth(LEFT_HEAD + RIGHT_HEAD);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setCellMargins(TWIPS_A_POINT, 3 * TWIPS_A_POINT, TWIPS_A_POINT, 3 * TWIPS_A_POINT);
        for (int i = 0; i <= of.rows().size(); i++) {
            XWPFTableRow row = table.getRow(i);
            row.setCantSplitRow(true);
            boolean isHead = i == 0;
            row.setRepeatHeader(isHead);
            List<String> texts = isHead ? of.heads() : of.rows().get(i - 1);
            for (int column = 0; column < texts.size(); column++) {
                XWPFTableCell cell = row.getCell(column);
                cell.setWidth(Integer.toString((int) ((LEFT_HEAD + RIGHT_HEAD) * wanted[column] / sum)));
                XWPFParagraph paragraph = cellParagraph(cell);
                paragraph.setAlignment(
                        isHead
                                ? ParagraphAlignment.CENTER
                                : of.numbers().get(column) ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
                run(paragraph, texts.get(column), CELLS, run -> run.setBold(isHead));
            }
        }
    }

    /** Who signs, two beside each other, with room for the signature above the name. */
    public void signatures(List<String> posts, List<String> names) {
        for (int i = 0; i < posts.size(); i += 2) {
            XWPFTable table = columns();
            for (int side = 0; side < 2 && i + side < posts.size(); side++) {
                signature(table.getRow(0).getCell(side), posts.get(i + side), names.get(i + side));
            }
            document.createParagraph();
        }
    }

    private static void signature(XWPFTableCell cell, String post, String name) {
        line(cell, post, BODY, run -> run.setBold(true));
        for (int i = 0; i < LetterTemplate.SIGNATURE_ROOM; i++) {
            line(cell, "", BODY, _ -> {});
        }
        line(cell, name, BODY, run -> run.setBold(true));
    }

    /** Two cells beside each other, without lines, that keep their widths. */
    XWPFTable columns() {
        XWPFTable table = document.createTable(1, 2);
        table.removeBorders();
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setWidth(LEFT_HEAD + RIGHT_HEAD);
        table.setCellMargins(0, 0, 0, 0);
        table.getRow(0).getCell(0).setWidth(Integer.toString(LEFT_HEAD));
        table.getRow(0).getCell(1).setWidth(Integer.toString(RIGHT_HEAD));
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        grid.addNewGridCol().setW(BigInteger.valueOf(LEFT_HEAD));
        grid.addNewGridCol().setW(BigInteger.valueOf(RIGHT_HEAD));
        return table;
    }

    static XWPFParagraph cellParagraph(XWPFTableCell cell) {
        XWPFParagraph first = cell.getParagraphs().getFirst();
        return first.getRuns().isEmpty() && cell.getParagraphs().size() == 1 ? first : cell.addParagraph();
    }

    static void line(XWPFTableCell cell, String text, int size, Consumer<XWPFRun> look) {
        XWPFParagraph paragraph = cellParagraph(cell);
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        run(paragraph, text, size, look);
    }

    /** A line drawn below what stands above it, never an underlined text. @param width of the line, twips */
    private static void rule(XWPFTableCell cell, int room, int width) {
        border(cell.addParagraph(), (room - width) / 2, (room - width) / 2);
    }

    private static void border(XWPFParagraph paragraph, int left, int right) {
        paragraph.setBorderTop(Borders.SINGLE);
        paragraph.setIndentationLeft(left);
        paragraph.setIndentationRight(right);
        paragraph.setSpacingBefore(RULE_BELOW * TWIPS_A_POINT);
        // why: an empty line is as high as a written one
        paragraph.setSpacingBetween(6, LineSpacingRule.EXACT);
        paragraph.setSpacingAfter(0);
    }

    private void centred(String text, int before) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingBefore(before * TWIPS_A_POINT);
        run(paragraph, text, BODY, run -> run.setBold(true));
    }

    /** A line in bold that stays with what follows it. */
    public void heading(String text) {
        XWPFParagraph paragraph = paragraph(text);
        paragraph.setKeepNext(true);
        paragraph.setSpacingAfter(3 * TWIPS_A_POINT);
        paragraph.getRuns().getFirst().setBold(true);
    }

    public XWPFParagraph paragraph(String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.BOTH);
        paragraph.setIndentationFirstLine(FIRST_LINE);
        paragraph.setSpacingBefore(6 * TWIPS_A_POINT);
        paragraph.setSpacingBetween(1.0);
        run(paragraph, text, BODY, _ -> {});
        return paragraph;
    }

    static void run(XWPFParagraph paragraph, String text, int size, Consumer<XWPFRun> look) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setText(text);
        look.accept(run);
    }
}
