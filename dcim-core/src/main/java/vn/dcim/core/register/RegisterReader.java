package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;

/** Reads the definition of one register; whatever is wrong in it is refused with file, line, what, and what would do. */
final class RegisterReader {

    private static final String CODE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String OBLIGATION = "[A-Z]{2}\\d\\d-[A-Za-z0-9.-]+";
    private static final int LONGEST_WARNING = 730;
    private static final int MOST_MONTHS = 120;
    private static final int MOST_DAYS = 3650;
    private static final int MOST_MINUTES = 60;
    private static final int YEAR = 12;
    private static final int LONGEST_CODE = 40;
    private static final Set<String> KINDS =
            Stream.of(RegisterRule.Kind.values()).map(RegisterRule.Kind::code).collect(Collectors.toSet());

    private static final Set<String> RESERVED = Set.of("csrf", "revision", "reason");

    private final Map<String, Wording> yesNo;
    private final Map<String, RegisterField> fields = new LinkedHashMap<>();
    private final Map<String, Wording> obligations = new LinkedHashMap<>();

    private RegisterReader(Map<String, Wording> yesNo) {
        this.yesNo = yesNo;
    }

    /**
     * @param yesNo the options of every field that takes yes or no
     * @throws DcimException BROKEN_DEFINITION
     */
    static RegisterDefinition read(YamlNode file, Map<String, Wording> yesNo) {
        return new RegisterReader(yesNo).definition(file);
    }

    /** Reads options or other words: a mapping of codes to both languages. */
    static Map<String, Wording> words(YamlNode node) {
        Map<String, Wording> words = new LinkedHashMap<>();
        node.entries().forEach((code, each) -> words.put(code, wording(each, each.entries(Set.of("vi", "en")))));
        return words;
    }

    private RegisterDefinition definition(YamlNode file) {
        String code = file.file().replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.yaml$", "");
        checkCode(file, code);
        Map<String, YamlNode> parts = file.entries(Set.of(
                "title",
                "hint",
                "obligations",
                "fields",
                "name",
                "owner",
                "shift",
                "validity",
                "wanting",
                "yearly",
                "each",
                "together"));
        YamlNode obligationsNode = needed(file, parts, "obligations");
        words(obligationsNode).forEach((id, title) -> {
            if (!id.matches(OBLIGATION)) {
                throw obligationsNode.broken(id + " is no id of an obligation; write it as BK11-8.1.b");
            }
            obligations.put(id, title);
        });
        needed(file, parts, "fields").entries().forEach(this::field);
        if (fields.values().stream().noneMatch(RegisterField::unique)) {
            throw file.broken(
                    "no field is unique; rows of a list would not be known again: mark one, such as a number");
        }
        String name = fieldOf(needed(file, parts, "name"), field -> field.required(), "one that is required")
                .code();
        String owner = parts.containsKey("owner")
                ? fieldOf(
                                parts.get("owner"),
                                field -> field.type() == FieldType.LINE || field.type() == FieldType.UNIT,
                                "a line or a unit")
                        .code()
                : "";
        Map<String, YamlNode> validity = parts.containsKey("validity")
                ? parts.get("validity").entries(Set.of("from", "to", "warn-days"))
                : Map.of();
        String to = validity.containsKey("to") ? day(validity.get("to")) : "";
        return new RegisterDefinition(
                code,
                title(needed(file, parts, "title")),
                title(needed(file, parts, "hint")),
                obligations,
                List.copyOf(fields.values()),
                name,
                owner,
                validity.containsKey("from") ? day(validity.get("from")) : "",
                to,
                validity.containsKey("warn-days") ? between(validity.get("warn-days"), 0, LONGEST_WARNING) : 0,
                isTrue(parts.get("shift")),
                rules(parts.get("wanting"), to),
                yearly(parts.get("yearly")),
                each(parts.get("each")),
                together(parts.get("together")));
    }

    private void field(String code, YamlNode node) {
        checkCode(node, code);
        if (RESERVED.contains(code)) {
            throw node.broken("field " + code + " has a name that forms need for themselves; call it otherwise");
        }
        Map<String, YamlNode> parts =
                node.entries(Set.of("type", "vi", "en", "required", "unique", "list", "options", "register"));
        YamlNode typeNode = needed(node, parts, "type");
        FieldType type = FieldType.of(typeNode.text())
                .orElseThrow(() -> typeNode.broken("unknown type " + typeNode.text() + "; known: "
                        + Stream.of(FieldType.values()).map(FieldType::code).collect(Collectors.joining(", "))));
        if ((type == FieldType.CHOICE) != parts.containsKey("options")) {
            throw node.broken("field " + code
                    + (type == FieldType.CHOICE
                            ? " needs options to choose from"
                            : " is no choice and has no options"));
        }
        if ((type == FieldType.ENTRY) != parts.containsKey("register")) {
            throw node.broken("field " + code
                    + (type == FieldType.ENTRY
                            ? " needs the register that it leads to"
                            : " leads to no register; leave register out"));
        }
        Map<String, Wording> options =
                switch (type) {
                    case CHOICE -> words(parts.get("options"));
                    case YES_NO -> yesNo;
                    default -> Map.of();
                };
        fields.put(
                code,
                new RegisterField(
                        code,
                        wording(node, parts),
                        type,
                        isTrue(parts.get("required")),
                        isTrue(parts.get("unique")),
                        isTrue(parts.get("list")),
                        options,
                        parts.containsKey("register") ? parts.get("register").text() : ""));
    }

    private List<RegisterRule> rules(@Nullable YamlNode node, String to) {
        List<RegisterRule> rules = new ArrayList<>();
        if (node != null) {
            node.entries().forEach((code, each) -> rules.add(rule(code, each, to)));
        }
        return List.copyOf(rules);
    }

    private RegisterRule rule(String code, YamlNode node, String to) {
        checkCode(node, code);
        Set<String> allowed = new LinkedHashSet<>(KINDS);
        allowed.addAll(Set.of("vi", "en", "among", "months", "days", "limit", "than", "when", "unless", "breaches"));
        Map<String, YamlNode> parts = node.entries(allowed);
        List<String> kinds = parts.keySet().stream().filter(KINDS::contains).toList();
        if (kinds.size() != 1) {
            throw node.broken("rule " + code + " needs exactly one of "
                    + KINDS.stream().sorted().collect(Collectors.joining(", ")));
        }
        RegisterRule.Kind kind = RegisterRule.Kind.of(kinds.getFirst()).orElseThrow();
        only(node, parts, "among", kind == RegisterRule.Kind.IS, code);
        boolean isOfDays = parts.containsKey("days");
        only(node, parts, "months", kind == RegisterRule.Kind.OLDER && !isOfDays, code);
        only(node, parts, "days", kind == RegisterRule.Kind.OLDER && isOfDays, code);
        only(
                node,
                parts,
                "than",
                kind == RegisterRule.Kind.AFTER || kind == RegisterRule.Kind.SAME || kind == RegisterRule.Kind.DIFFERS,
                code);
        YamlNode what = parts.get(kind.code());
        String field =
                switch (kind) {
                    case MISSING, SAME, DIFFERS -> fieldOf(what, _ -> true, "").code();
                    case IS ->
                        fieldOf(what, each -> each.type().isChoice(), "a choice")
                                .code();
                    case OLDER, PASSED, AFTER -> day(what);
                    case ENDED -> "";
                };
        if (kind == RegisterRule.Kind.ENDED && to.isEmpty()) {
            throw what.broken("rule " + code + " looks at the end, and validity names no field for it (to)");
        }
        return new RegisterRule(
                code,
                wording(node, parts),
                kind,
                field,
                switch (kind) {
                    case AFTER -> day(parts.get("than"));
                    case SAME, DIFFERS ->
                        fieldOf(parts.get("than"), _ -> true, "").code();
                    default -> "";
                },
                kind == RegisterRule.Kind.IS ? options(field, parts.get("among")) : Set.of(),
                parts.containsKey("months") ? between(parts.get("months"), 1, MOST_MONTHS) : 0,
                isOfDays ? between(parts.get("days"), 1, MOST_DAYS) : 0,
                limit(parts),
                when(parts.get("when")),
                parts.containsKey("unless")
                        ? fieldOf(parts.get("unless"), _ -> true, "").code()
                        : "",
                breaches(parts.get("breaches")));
    }

    private List<YearlyRule> yearly(@Nullable YamlNode node) {
        List<YearlyRule> rules = new ArrayList<>();
        if (node != null) {
            node.entries().forEach((code, each) -> {
                checkCode(each, code);
                Map<String, YamlNode> parts =
                        each.entries(Set.of("vi", "en", "field", "months", "days", "limit", "when", "breaches"));
                boolean isOfDays = parts.containsKey("days");
                String field = parts.containsKey("field")
                        ? fieldOf(
                                        parts.get("field"),
                                        known -> known.type() == FieldType.DAY || known.type() == FieldType.NUMBER,
                                        "a day or the number of a year")
                                .code()
                        : "";
                rules.add(new YearlyRule(
                        code,
                        wording(each, parts),
                        field,
                        isOfDays
                                ? 0
                                : parts.containsKey("months") ? between(parts.get("months"), 1, MOST_MONTHS) : YEAR,
                        isOfDays ? between(parts.get("days"), 1, MOST_DAYS) : 0,
                        limit(parts),
                        when(parts.get("when")),
                        breaches(parts.get("breaches"))));
            });
        }
        return List.copyOf(rules);
    }

    private List<CoverageRule> each(@Nullable YamlNode node) {
        List<CoverageRule> rules = new ArrayList<>();
        if (node != null) {
            node.entries().forEach((code, each) -> {
                checkCode(each, code);
                Map<String, YamlNode> parts = each.entries(
                        Set.of("vi", "en", "roll", "field", "newest", "days", "limit", "when", "breaches"));
                String newest = parts.containsKey("newest") ? day(parts.get("newest")) : "";
                only(each, parts, "days", !newest.isEmpty(), code);
                rules.add(new CoverageRule(
                        code,
                        wording(each, parts),
                        needed(each, parts, "roll").text(),
                        fieldOf(needed(each, parts, "field"), _ -> true, "").code(),
                        newest,
                        newest.isEmpty() ? 0 : between(parts.get("days"), 1, MOST_DAYS),
                        limit(parts),
                        when(parts.get("when")),
                        breaches(parts.get("breaches"))));
            });
        }
        return List.copyOf(rules);
    }

    private List<TogetherRule> together(@Nullable YamlNode node) {
        List<TogetherRule> rules = new ArrayList<>();
        if (node != null) {
            node.entries().forEach((code, each) -> {
                checkCode(each, code);
                Map<String, YamlNode> parts = each.entries(Set.of("vi", "en", "field", "minutes", "days", "breaches"));
                rules.add(new TogetherRule(
                        code,
                        wording(each, parts),
                        fieldOf(needed(each, parts, "field"), _ -> true, "").code(),
                        between(needed(each, parts, "minutes"), 1, MOST_MINUTES),
                        between(needed(each, parts, "days"), 1, MOST_DAYS),
                        breaches(parts.get("breaches"))));
            });
        }
        return List.copyOf(rules);
    }

    private static String limit(Map<String, YamlNode> parts) {
        return parts.containsKey("limit") ? parts.get("limit").text() : "";
    }

    private Map<String, Set<String>> when(@Nullable YamlNode node) {
        Map<String, Set<String>> when = new LinkedHashMap<>();
        if (node != null) {
            node.entries().forEach((code, values) -> {
                RegisterField field = fields.get(code);
                if (field == null || !field.type().isChoice()) {
                    throw values.broken("when looks at " + code + ", which is no choice of this register");
                }
                when.put(code, options(code, values));
            });
        }
        return when;
    }

    private Set<String> options(String field, YamlNode node) {
        Set<String> chosen = new LinkedHashSet<>();
        for (YamlNode item : node.items()) {
            if (!fields.get(field).options().containsKey(item.text())) {
                throw item.broken(item.text() + " is no option of " + field + "; known: "
                        + String.join(", ", fields.get(field).options().keySet()));
            }
            chosen.add(item.text());
        }
        return chosen;
    }

    private List<String> breaches(@Nullable YamlNode node) {
        List<String> ids = new ArrayList<>();
        if (node != null) {
            for (YamlNode item : node.items()) {
                if (!obligations.containsKey(item.text())) {
                    throw item.broken(item.text() + " is not among the obligations of this register: "
                            + String.join(", ", obligations.keySet()));
                }
                ids.add(item.text());
            }
        }
        return List.copyOf(ids);
    }

    private RegisterField fieldOf(YamlNode node, Predicate<RegisterField> fits, String wanted) {
        RegisterField field = fields.get(node.text());
        if (field == null) {
            throw node.broken("there is no field " + node.text() + "; known: " + String.join(", ", fields.keySet()));
        }
        if (!fits.test(field)) {
            throw node.broken("field " + node.text() + " does not do here; it must be " + wanted);
        }
        return field;
    }

    private String day(YamlNode node) {
        return fieldOf(node, field -> field.type() == FieldType.DAY, "a day").code();
    }

    private static void only(YamlNode node, Map<String, YamlNode> parts, String key, boolean isNeeded, String rule) {
        if (parts.containsKey(key) != isNeeded) {
            throw node.broken("rule " + rule + (isNeeded ? " needs " : " does not take ") + key);
        }
    }

    private static YamlNode needed(YamlNode node, Map<String, YamlNode> parts, String key) {
        if (!parts.containsKey(key)) {
            throw node.broken("key " + key + " is missing");
        }
        return parts.get(key);
    }

    private static Wording title(YamlNode node) {
        return wording(node, node.entries(Set.of("vi", "en")));
    }

    private static Wording wording(YamlNode node, Map<String, YamlNode> parts) {
        return new Wording(
                needed(node, parts, "vi").text(), needed(node, parts, "en").text());
    }

    private static boolean isTrue(@Nullable YamlNode node) {
        if (node != null && !Set.of("true", "false").contains(node.text())) {
            throw node.broken("expected true or false, found " + node.text());
        }
        return node != null && node.text().equals("true");
    }

    private static int between(YamlNode node, int least, int greatest) {
        int number = node.integer();
        if (number < least || number > greatest) {
            throw node.broken("expected a number from " + least + " to " + greatest + ", found " + number);
        }
        return number;
    }

    private static void checkCode(YamlNode node, String code) {
        if (!code.matches(CODE) || code.length() > LONGEST_CODE) {
            throw node.broken(code + " is no code; use small letters, digits and hyphens, as in key-changed-on");
        }
    }
}
