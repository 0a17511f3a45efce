package vn.dcim.core.exchange;

import static vn.dcim.core.asset.AssetField.*;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetTexts;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.table.TableFault;
import vn.dcim.core.table.TableFile;
import vn.dcim.core.text.PlainText;

/**
 * Lists of assets as Snipe-IT imports and exports them.
 *
 * <p>Source: the headings that Snipe-IT's importer understands by itself; days with slashes have the month first there.
 */
public final class SnipeItList {

    private static final String NAME_HEAD = "Item Name";
    private static final String WARRANTY = "Warranty";
    private static final Map<String, AssetField> HEADS = new LinkedHashMap<>();
    private static final Map<String, AssetField> READ = new HashMap<>();
    /** What Snipe-IT has no heading for. */
    private static final List<AssetField> CUSTOM = Stream.concat(
                    Stream.of(UNIT, HEIGHT, FACE, HALF),
                    DeviceFields.CARRIED.stream().filter(field -> !List.of(SUPPLIER, CONTRACT, PRICE, IN_USE_ON, HOLDER)
                            .contains(field)))
            .toList();

    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})");
    private static final Pattern MONTHS = Pattern.compile("(\\d{1,3})(?: months?)?");

    static {
        HEADS.put("Company", OWNER);
        HEADS.put(NAME_HEAD, NAME);
        HEADS.put("Asset Tag", TAG);
        HEADS.put("Category", KIND);
        HEADS.put("Supplier", SUPPLIER);
        HEADS.put("Manufacturer", MAKER);
        HEADS.put("Location", PLACE);
        HEADS.put("Order Number", CONTRACT);
        HEADS.put("Model Name", MODEL);
        HEADS.put("Serial Number", SERIAL);
        HEADS.put("Asset Notes", NOTE);
        HEADS.put("Purchase Date", IN_USE_ON);
        HEADS.put("Purchase Cost", PRICE);
        HEADS.put("Status", STATUS);
        HEADS.put("Full Name", HOLDER);
        HEADS.forEach((head, field) -> READ.put(head.toLowerCase(Locale.ROOT), field));
        READ.putAll(Map.of(
                "name", NAME,
                "asset name", NAME,
                "model", MODEL,
                "asset model", MODEL,
                "serial", SERIAL,
                "notes", NOTE,
                "default location", PLACE,
                "checked out to: full name", HOLDER,
                "checked out", HOLDER));
    }

    private SnipeItList() {}

    /** Returns the headings of an export; the centre's own fields are custom fields there, known by their labels. */
    public static List<String> heads(AssetNames names) {
        return Stream.of(
                        HEADS.keySet().stream(),
                        Stream.of(WARRANTY),
                        CUSTOM.stream().map(SnipeItList::custom),
                        names.custom().open().stream().map(CustomField::labelVi))
                .flatMap(heads -> heads)
                .toList();
    }

    private static String custom(AssetField field) {
        return NetboxKind.ours(DeviceFields.column(field));
    }

    /** Returns an asset below those headings. */
    public static List<String> row(Asset asset, AssetNames names) {
        Map<AssetField, String> texts = AssetTexts.of(asset, names);
        List<String> row = new ArrayList<>();
        HEADS.values()
                .forEach(field ->
                        row.add(field == MODEL && texts.get(field).isEmpty() ? NetboxTerms.NOTHING : texts.get(field)));
        LocalDate from = asset.origin().inUseOn();
        LocalDate to = asset.origin().warrantyTo();
        row.add(
                from == null || to == null || to.isBefore(from)
                        ? ""
                        : Long.toString(ChronoUnit.MONTHS.between(from, to)));
        CUSTOM.forEach(field -> row.add(texts.get(field)));
        Map<String, String> own = asset.customValues();
        names.custom().open().forEach(field -> row.add(own.getOrDefault(field.code(), "")));
        return row;
    }

    /**
     * Returns a list of Snipe-IT's as one that the register understands: a column for each field, by its code.
     *
     * @param own the centre's own fields, which lists have by code or label
     * @throws TableFault where it cannot be read, or has none of Snipe-IT's headings
     */
    public static byte[] list(byte[] content, FieldSet own) {
        ReadTable table = TableFile.read(content, 0);
        List<String> heads = table.rows().getFirst().cells().stream()
                .map(head -> head.toLowerCase(Locale.ROOT).strip())
                .toList();
        List<AssetField> columns = Arrays.stream(AssetField.values())
                .filter(field -> field == NAME
                        || field == WARRANTY_TO
                        || heads.contains(custom(field))
                        || heads.stream().anyMatch(head -> READ.get(head) == field)
                        || field == HOLDER && heads.contains("checked out to: last name"))
                .toList();
        Map<Integer, CustomField> ownColumns = own(heads, own);
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Stream.concat(
                            columns.stream().map(AssetField::code),
                            ownColumns.values().stream().map(CustomField::code))
                    .toList());
            for (ReadTable.Row row : table.rows().subList(1, table.rows().size())) {
                Map<AssetField, String> read = read(heads, row);
                csv.writeRecord(Stream.concat(
                                columns.stream().map(field -> read.getOrDefault(field, "")),
                                ownColumns.keySet().stream().map(row::cell))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<Integer, CustomField> own(List<String> heads, FieldSet own) {
        Map<Integer, CustomField> columns = new TreeMap<>();
        for (CustomField field : own.open()) {
            List<String> words = Stream.of(field.code(), field.labelVi(), field.labelEn())
                    .map(PlainText::letters)
                    .toList();
            IntStream.range(0, heads.size())
                    .filter(column -> !READ.containsKey(heads.get(column))
                            && !columns.containsKey(column)
                            && words.contains(PlainText.letters(heads.get(column))))
                    .findFirst()
                    .ifPresent(column -> columns.put(column, field));
        }
        return columns;
    }

    private static Map<AssetField, String> read(List<String> heads, ReadTable.Row row) {
        Map<String, String> cells = new HashMap<>();
        for (int column = 0; column < heads.size(); column++) {
            cells.put(heads.get(column), row.cell(column));
        }
        Map<AssetField, String> read = new EnumMap<>(AssetField.class);
        for (int column = 0; column < heads.size(); column++) {
            AssetField field = READ.get(heads.get(column));
            if (field != null && !row.cell(column).isEmpty()) {
                read.putIfAbsent(field, row.cell(column));
            }
        }
        for (AssetField field : AssetField.values()) {
            String told = cells.getOrDefault(custom(field), "");
            if (!told.isEmpty()) {
                read.put(field, told);
            }
        }
        String holder = (cells.getOrDefault("checked out to: first name", "") + " "
                        + cells.getOrDefault("checked out to: last name", ""))
                .strip();
        if (!holder.isEmpty()) {
            read.putIfAbsent(HOLDER, holder);
        }
        read.computeIfPresent(MODEL, (_, model) -> NetboxTerms.known(model));
        read.computeIfPresent(IN_USE_ON, (_, day) -> day(day));
        warranty(read, cells);
        if (read.getOrDefault(NAME, "").isEmpty()) {
            // why: Snipe-IT asks for no name, and shows the model in its place
            read.put(NAME, (read.getOrDefault(MODEL, "") + " " + read.getOrDefault(TAG, "")).strip());
        }
        return read;
    }

    private static String day(String told) {
        Matcher day = MONTH_FIRST.matcher(told);
        if (!day.matches()) {
            // why: lists tell the hour as well
            return told.replaceFirst("[ T]\\d{2}:\\d{2}.*$", "");
        }
        int year = Integer.parseInt(day.group(3)) + (day.group(3).length() == 2 ? 2000 : 0);
        int month = Integer.parseInt(day.group(1));
        int date = Integer.parseInt(day.group(2));
        boolean isDay = month >= 1
                && month <= 12
                && date >= 1
                && date <= YearMonth.of(year, month).lengthOfMonth();
        return isDay ? LocalDate.of(year, month, date).toString() : told;
    }

    /** A warranty is told in months from the day of purchase; one that is told by its day stays so. */
    private static void warranty(Map<AssetField, String> read, Map<String, String> cells) {
        if (read.containsKey(WARRANTY_TO)) {
            return;
        }
        Matcher months = MONTHS.matcher(cells.getOrDefault("warranty", "").toLowerCase(Locale.ROOT));
        Optional<LocalDate> from = TypedValues.day(read.getOrDefault(IN_USE_ON, ""));
        if (months.matches() && from.isPresent() && Integer.parseInt(months.group(1)) > 0) {
            read.put(
                    WARRANTY_TO,
                    from.get().plusMonths(Integer.parseInt(months.group(1))).toString());
        }
    }
}
