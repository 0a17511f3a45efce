package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.register.RegisterFault.Kind;
import vn.dcim.core.text.PlainText;

/**
 * Makes an entry of what was typed for its fields, in a form and in a list alike; tells all that is wrong at once. A field that was
 * not typed at all stays as it was.
 */
final class EntryReader {

    /** How far an entry's name may go; its column has no more room. */
    static final int LONGEST_NAME = 300;

    private static final int LONGEST_FOUND_BY = 4000;
    private static final int MOST_DIGITS = 15;
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PREFIX = Pattern.compile("(.+)/(\\d{1,3})");
    private static final int BITS_OF_4 = 32;
    private static final int BITS_OF_6 = 128;
    private static final LocalDate EARLIEST = RegisterRule.ALWAYS;
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** Where links lead: by what is typed to an id, and back to a name. */
    interface Links {

        Optional<String> find(RegisterField field, String typed);

        String name(RegisterField field, String id);
    }

    private final RegisterDefinition register;
    private final Links links;
    private final List<RegisterFault> faults = new ArrayList<>();

    private EntryReader(RegisterDefinition register, Links links) {
        this.register = register;
        this.links = links;
    }

    /** What came of it. @param entry with whatever could be read; only to be kept where there are no faults */
    record Result(RegisterEntry entry, List<RegisterFault> faults) {}

    /** @param before null for a new entry */
    static Result read(
            RegisterDefinition register, Map<String, String> typed, @Nullable RegisterEntry before, Links links) {
        var reader = new EntryReader(register, links);
        Map<String, String> known = before == null ? Map.of() : before.values();
        Map<String, String> values = new LinkedHashMap<>();
        for (RegisterField field : register.fields()) {
            values.put(
                    field.code(),
                    typed.containsKey(field.code())
                            ? reader.value(field, typed.get(field.code()), known.getOrDefault(field.code(), ""))
                            : reader.kept(field, known.getOrDefault(field.code(), "")));
        }
        reader.checkEnd(values);
        return new Result(reader.entry(values, before), List.copyOf(reader.faults));
    }

    private String kept(RegisterField field, String value) {
        if (field.required() && value.isEmpty()) {
            fault(field, "", Kind.MISSING, "");
        }
        return value;
    }

    private String value(RegisterField field, String typed, String before) {
        String text = field.type() == FieldType.TEXT ? TypedValues.lines(typed) : TypedValues.line(typed);
        if (text.isEmpty()) {
            return kept(field, "");
        }
        // why: two assets may have one name; whoever leaves the field alone means the one that stands there
        if (field.type().isLink() && !before.isEmpty() && text.equals(links.name(field, before))) {
            return before;
        }
        int longest = field.code().equals(register.name())
                ? Math.min(LONGEST_NAME, field.type().longest())
                : field.type().longest();
        if (text.length() > longest) {
            fault(field, text, Kind.TOO_LONG, Integer.toString(longest));
            return "";
        }
        Optional<String> read = read(field, text);
        if (read.isEmpty()) {
            fault(field, text, Kind.NOT_READ, "");
        }
        return read.orElse("");
    }

    private Optional<String> read(RegisterField field, String text) {
        return switch (field.type()) {
            case LINE, TEXT -> Optional.of(text);
            case DAY ->
                TypedValues.day(text)
                        .filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST))
                        .map(LocalDate::toString);
            case NUMBER -> number(text);
            case CHOICE, YES_NO -> option(field, text);
            case MAIL -> Optional.of(text).filter(mail -> MAIL.matcher(mail).matches());
            case MAC -> TypedValues.macs(text).filter(EntryReader::isOne);
            case IP -> TypedValues.ips(text).filter(EntryReader::isOne);
            case NETWORK -> networks(text);
            case ASSET, UNIT, ENTRY -> links.find(field, text);
        };
    }

    private static boolean isOne(String addresses) {
        return !addresses.isEmpty() && addresses.indexOf(' ') < 0;
    }

    private static Optional<String> number(String text) {
        return TypedValues.price(text).map(Object::toString).filter(digits -> digits.length() <= MOST_DIGITS);
    }

    private static Optional<String> option(RegisterField field, String text) {
        String wanted = PlainText.of(text);
        return field.options().entrySet().stream()
                .filter(option -> Stream.of(
                                option.getKey(),
                                option.getValue().vi(),
                                option.getValue().en())
                        .anyMatch(word -> PlainText.of(word).equals(wanted)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> networks(String text) {
        List<Optional<String>> parts = Arrays.stream(text.split("[\\s,;]+"))
                .filter(part -> !part.isEmpty())
                .map(EntryReader::network)
                .toList();
        return !parts.isEmpty() && parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().map(Optional::get).distinct().collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    private static Optional<String> network(String text) {
        var prefixed = PREFIX.matcher(text);
        if (!prefixed.matches()) {
            return TypedValues.ips(text).filter(EntryReader::isOne);
        }
        int bits = Integer.parseInt(prefixed.group(2));
        return TypedValues.ips(prefixed.group(1))
                .filter(EntryReader::isOne)
                .filter(address -> bits <= (address.indexOf(':') < 0 ? BITS_OF_4 : BITS_OF_6))
                .map(address -> address + "/" + bits);
    }

    private void checkEnd(Map<String, String> values) {
        LocalDate begin = register.begin(values);
        LocalDate end = register.end(values);
        if (begin != null && end != null && end.isBefore(begin)) {
            register.field(register.to())
                    .ifPresent(field -> fault(field, end.toString(), Kind.BEFORE_BEGIN, register.from()));
        }
    }

    private RegisterEntry entry(Map<String, String> values, @Nullable RegisterEntry before) {
        UnaryOperator<String> told = code -> code.isEmpty()
                ? ""
                : register.field(code)
                        .map(field -> told(field, values.get(code)))
                        .orElse("");
        return new RegisterEntry(
                before == null ? null : before.id(),
                before == null ? 1 : before.revision() + 1,
                register.code(),
                told.apply(register.name()),
                Content.write(values),
                told.apply(register.owner()),
                before == null || before.active(),
                register.begin(values),
                register.end(values),
                register.endingFrom(values),
                register.wantingFrom(values),
                foundBy(values),
                before == null ? "" : before.changedBy(),
                before == null ? "" : before.changedFor());
    }

    private String foundBy(Map<String, String> values) {
        String words = register.fields().stream()
                .map(field -> told(field, values.get(field.code())))
                .filter(text -> !text.isEmpty())
                .map(PlainText::of)
                .collect(Collectors.joining(" "));
        return words.substring(0, Math.min(words.length(), LONGEST_FOUND_BY));
    }

    private String told(RegisterField field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        if (field.type().isLink()) {
            return links.name(field, value);
        }
        Wording option = field.options().get(value);
        return option == null ? value : option.vi() + " " + option.en();
    }

    private void fault(RegisterField field, String value, Kind kind, String accepted) {
        faults.add(new RegisterFault(field.code(), value, kind, accepted));
    }
}
