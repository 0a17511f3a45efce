package vn.dcim.core.table;

import java.nio.charset.StandardCharsets;

/** Reads tables: workbooks of Office Open XML (xlsx) and CSV, told apart by what is in them. */
public final class TableFile {

    /** 8 MiB: a workbook of far more than ten thousand rows. */
    public static final int LONGEST = 8 << 20;

    /** How many rows a table may have. */
    public static final int MOST_ROWS = 20_000;

    /** How many columns are read; what stands to the right of them is left out. */
    static final int MOST_COLUMNS = 200;

    private static final int[] OLE = {0xD0, 0xCF, 0x11, 0xE0};

    private TableFile() {}

    /**
     * Reads one sheet.
     *
     * @param sheet from 0
     * @throws TableFault for what is no table, or may not be read
     */
    public static ReadTable read(byte[] content, int sheet) {
        if (content.length == 0) {
            throw new TableFault(TableFault.Kind.EMPTY, "");
        }
        if (content.length > LONGEST) {
            throw new TableFault(TableFault.Kind.TOO_LARGE, (LONGEST >> 20) + " MiB");
        }
        if (content[0] == 'P' && content.length > 3 && content[1] == 'K') {
            return WorkbookTable.read(content, sheet);
        }
        if (isOle(content)) {
            boolean isEncrypted = contains(content, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
            throw isEncrypted
                    ? new TableFault(TableFault.Kind.ENCRYPTED, "")
                    : new TableFault(TableFault.Kind.OLD_FORM, "xls, doc");
        }
        if (new String(content, 0, Math.min(content.length, 5), StandardCharsets.ISO_8859_1).equals("%PDF-")) {
            throw new TableFault(TableFault.Kind.NO_TABLE, "PDF");
        }
        if (sheet != 0) {
            throw new TableFault(TableFault.Kind.NO_SHEET, Integer.toString(sheet + 1));
        }
        return CsvTable.read(content);
    }

    private static boolean isOle(byte[] content) {
        for (int at = 0; at < OLE.length; at++) {
            if (content.length <= at || (content[at] & 0xFF) != OLE[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        for (int at = 0; at + wanted.length <= content.length; at++) {
            int length = 0;
            while (length < wanted.length && content[at + length] == wanted[length]) {
                length++;
            }
            if (length == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
