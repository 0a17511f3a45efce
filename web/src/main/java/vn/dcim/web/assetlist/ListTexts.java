package vn.dcim.web.assetlist;

import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetUndo;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.assetlist.DryRun.CellFault;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.table.TableFault;
import vn.dcim.core.table.TableNote;
import vn.dcim.web.asset.AssetWords;
import vn.dcim.web.language.Words;

/** What lists are told to be, in a reader's words. */
public final class ListTexts {

    private ListTexts() {}

    /** Returns why a file cannot be read, and what mends it. */
    public static String of(TableFault fault, Words words) {
        return words.t("table.fault." + fault.kind().code(), fault.detail());
    }

    /** Returns how something of a file was read. */
    public static String of(TableNote note, Words words) {
        String column = note.column() < 0 ? "" : ReadTable.letters(note.column());
        return words.t("table.note." + note.kind().code(), column, note.count(), note.first(), note.detail());
    }

    /** Returns where a fault is: the heading of its column, or its field where the list has no column for it. */
    public static String place(CellFault fault, AssetNames names, Words words) {
        return fault.heading().isEmpty() ? field(fault.fault().field(), names, words) : fault.heading();
    }

    public static String field(FieldKey field, AssetNames names, Words words) {
        return AssetWords.label(field, names, words);
    }

    /** Returns why a cell is refused and what to do about it. */
    public static String reason(CellFault fault, AssetNames names, Words words) {
        return AssetWords.of(fault.fault(), names, words);
    }

    /** Returns what becomes of an asset when a list is undone. */
    public static String of(AssetUndo.Line line, Words words) {
        return words.t("lists.undo.fate." + line.fate().code(), line.detail());
    }
}
