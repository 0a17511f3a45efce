package vn.dcim.core.foreign;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.foreign.ListFault.Kind;
import vn.dcim.core.table.CsvSeparator;

/**
 * Reads a list of accounts: CSV (RFC 4180) in UTF-8 with or without its mark, with commas, semicolons or tabs, its first line the
 * heads. Names every fault of every row; a list with one is not taken over.
 */
final class ListReader {

    /** 8 MiB: a hundred thousand accounts of some eighty bytes. */
    static final int LONGEST = 8 << 20;

    private static final int MOST_FAULTS = 1000;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_IN_A_CELL = 1 << 16;

    private final ForeignWords words;
    private final CellReader cells;
    private final List<ForeignAccount> accounts = new ArrayList<>();
    private final List<ListFault> faults = new ArrayList<>();
    private final Set<String> logins = new HashSet<>();
    private long faultCount;

    private ListReader(ForeignWords words, Instant now) {
        this.words = words;
        this.cells = new CellReader(words, now, this::fault);
    }

    /** @param now what a list tells to have happened later is a fault */
    static ReadList read(byte[] content, ColumnMapping mapping, ForeignWords words, Instant now) {
        Optional<ListFault> fault = wholeFault(content);
        return fault.isPresent()
                ? ReadList.unreadable(fault.get())
                : new ListReader(words, now).rows(new String(content, StandardCharsets.UTF_8), mapping);
    }

    /** Returns why a file is none to begin with; empty for one that may be a list. */
    static Optional<ListFault> wholeFault(byte[] content) {
        if (content.length > LONGEST) {
            return Optional.of(ListFault.whole(Kind.TOO_LARGE, content.length + " B"));
        }
        if (content.length >= 2 && content[0] == 'P' && content[1] == 'K') {
            return Optional.of(ListFault.whole(Kind.NO_TEXT, "XLSX/ZIP"));
        }
        if (content.length >= 2 && (content[0] & 0xFF) >= 0xFE) {
            return Optional.of(ListFault.whole(Kind.NOT_UTF8, "UTF-16"));
        }
        for (byte one : content) {
            if (one == 0) {
                return Optional.of(ListFault.whole(Kind.NO_TEXT, "NUL"));
            }
        }
        return encodingFault(content);
    }

    private static Optional<ListFault> encodingFault(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer room = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            room.clear();
            result = decoder.decode(bytes, room, true);
        } while (result.isOverflow());
        if (result.isError()) {
            long line = 1;
            for (int at = 0; at < bytes.position(); at++) {
                line += content[at] == '\n' ? 1 : 0;
            }
            return Optional.of(
                    new ListFault(Kind.NOT_UTF8, line, "", "0x%02X".formatted(content[bytes.position()] & 0xFF)));
        }
        return Optional.empty();
    }

    private ReadList rows(String text, ColumnMapping mapping) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (table.isBlank()) {
            return ReadList.unreadable(ListFault.whole(Kind.EMPTY, ""));
        }
        char separator = CsvSeparator.of(table);
        List<String> heads = List.of();
        List<Optional<ForeignField>> fields = List.of();
        List<String> sample = List.of();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(table)) {
            for (CsvRecord row : csv) {
                if (heads.isEmpty()) {
                    heads = row.getFields().stream()
                            .limit(MOST_COLUMNS)
                            .map(String::strip)
                            .toList();
                    fields = mapping.of(heads, words);
                    headFaults(heads, fields);
                    continue;
                }
                sample = sample.isEmpty() ? row.getFields() : sample;
                if (accounts.size() + faultCount >= ForeignAccount.MOST_IN_A_LIST) {
                    fault(ListFault.whole(Kind.TOO_MANY, ""));
                    break;
                }
                if (fields.contains(Optional.of(ForeignField.LOGIN))) {
                    account(row, heads, fields);
                }
            }
        } catch (CsvParseException e) {
            fault(ListFault.whole(Kind.BROKEN_CSV, String.valueOf(e.getMessage())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("a text in memory cannot be read", e);
        }
        if (accounts.isEmpty() && faultCount == 0) {
            fault(ListFault.whole(Kind.NO_ACCOUNTS, ""));
        }
        return new ReadList(separator, heads, fields, sample, accounts, faults, faultCount);
    }

    private void headFaults(List<String> heads, List<Optional<ForeignField>> fields) {
        if (!fields.contains(Optional.of(ForeignField.LOGIN))) {
            fault(new ListFault(Kind.NO_LOGIN_COLUMN, 1, "", String.join(" | ", heads)));
        }
        Set<ForeignField> seen = new HashSet<>();
        for (int column = 0; column < heads.size(); column++) {
            if (fields.get(column).isPresent() && !seen.add(fields.get(column).get())) {
                fault(new ListFault(
                        Kind.DOUBLE_COLUMN,
                        1,
                        heads.get(column),
                        fields.get(column).get().code()));
            }
        }
    }

    private void account(CsvRecord row, List<String> heads, List<Optional<ForeignField>> fields) {
        long before = faultCount;
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() != heads.size()) {
            fault(new ListFault(Kind.CELLS, line, "", row.getFieldCount() + " ≠ " + heads.size()));
            return;
        }
        var cell = cells.of(line);
        for (int column = 0; column < heads.size(); column++) {
            if (fields.get(column).isPresent()) {
                String value = row.getField(column);
                cell.take(
                        fields.get(column).get(),
                        heads.get(column),
                        value.length() > MOST_IN_A_CELL ? value.substring(0, MOST_IN_A_CELL) : value);
            }
        }
        ForeignAccount account = cell.account(accounts.size() + 1L);
        String head = heads.get(fields.indexOf(Optional.of(ForeignField.LOGIN)));
        if (account.login().isEmpty()) {
            fault(new ListFault(Kind.NO_LOGIN, line, head, ""));
        } else if (!logins.add(account.login())) {
            fault(new ListFault(Kind.DOUBLE_LOGIN, line, head, account.login()));
        }
        if (faultCount == before) {
            accounts.add(account);
        }
    }

    private void fault(ListFault fault) {
        faultCount++;
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }
}
