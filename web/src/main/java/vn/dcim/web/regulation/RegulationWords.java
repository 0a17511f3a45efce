package vn.dcim.web.regulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.register.Wording;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Verdict;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** Obligations, limits and what checks say, in the reader's language. */
public final class RegulationWords {

    private static final String PHRASE = "regulation.phrase.";
    /** A phrase that is a text of another feature's bundle: the first argument is its key. */
    private static final String OF_ANOTHER = "finding";

    /** Phrases that name something a register's definition words in both languages: Vietnamese first. */
    private static final Set<String> OF_REGISTERS = Set.of("register", "register-rule");

    /** A phrase whose argument is the key of a limit. */
    private static final String NOT_SET = "limit-not-set";

    /** One part of a value, and what stands between it and the next: any of, all of, before. */
    private static final Pattern PART = Pattern.compile("([^|&<]+)([|&<]?)");

    private static final Map<String, String> BETWEEN = Map.of("|", ", ", "&", " + ", "<", " → ");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}\\.\\d+");
    private static final int LONGEST_DECIMALS = 2;
    private static final int MOST_OFFENCES = 3;

    private RegulationWords() {}

    public static String of(Words words, Wording wording) {
        return wording.in(words.language().code());
    }

    /** Returns a phrase; its key where the bundles do not have it. */
    public static String of(Words words, Phrase phrase) {
        if (phrase.key().equals(OF_ANOTHER) && !phrase.arguments().isEmpty()) {
            return finding(words, phrase.arguments());
        }
        if (OF_REGISTERS.contains(phrase.key())) {
            return words.t(PHRASE + phrase.key(), phrase.arguments().get(words.language() == Language.VI ? 0 : 1));
        }
        if (phrase.key().equals(NOT_SET) && !phrase.arguments().isEmpty()) {
            return words.t(PHRASE + NOT_SET, limit(words, phrase.arguments().getFirst()));
        }
        Object[] arguments =
                phrase.arguments().stream().map(text -> shown(words, text)).toArray();
        String key = PHRASE + phrase.key();
        return words.has(key) ? words.t(key, arguments) : phrase.key() + " " + String.join(", ", phrase.arguments());
    }

    /** Returns the first things that are wrong, by name, and how many more there are; empty where nothing is. */
    public static String offences(Words words, Verdict verdict) {
        StringBuilder all = new StringBuilder();
        for (Offence offence : verdict.offences().stream().limit(MOST_OFFENCES).toList()) {
            all.append(all.isEmpty() ? "" : "; ")
                    .append(offence.name())
                    .append(offence.name().isEmpty() ? "" : ": ")
                    .append(of(words, offence.what()));
        }
        long more = verdict.offending() - MOST_OFFENCES;
        return more > 0 ? all + "; " + words.t("regulation.offences.more", more) : all.toString();
    }

    private static String finding(Words words, List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
        String key = arguments.getFirst();
        String bare = key + ".bare";
        boolean isBare = !rest.isEmpty() && rest.getLast().isEmpty() && words.has(bare);
        String chosen = isBare ? bare : key;
        return words.has(chosen)
                ? words.t(chosen, rest.stream().map(text -> shown(words, text)).toArray())
                : String.join(" ", arguments);
    }

    /** Returns an argument as this reader writes it: a number, a day, an instant, or the text itself. */
    private static Object shown(Words words, String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            return words.number(number.doubleValue(), Math.min(LONGEST_DECIMALS, number.scale()));
        }
        try {
            if (text.endsWith("Z")) {
                return words.minute(Instant.parse(text));
            }
            return text.length() == "2026-11-24".length() ? words.day(LocalDate.parse(text)) : text;
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** Returns the article of an obligation: {@code Điều 8}, {@code Phụ lục 1}. */
    static String article(Words words, Obligation obligation) {
        return words.t(
                obligation.article().startsWith("PL") ? "regulation.place.annex" : "regulation.place.article",
                obligation.article().replaceFirst("^PL", ""));
    }

    /** Returns where an obligation stands: {@code Điều 8 khoản 1 điểm đ, 11/2023/QĐ-UBND}. */
    public static String place(Words words, Obligation obligation, RegulationText text) {
        List<String> parts = new ArrayList<>();
        parts.add(article(words, obligation));
        if (!obligation.clause().isEmpty()) {
            parts.add(words.t("regulation.place.clause", obligation.clause()));
        }
        if (!obligation.point().isEmpty()) {
            parts.add(words.t("regulation.place.point", obligation.point()));
        }
        return String.join(" ", parts) + ", " + text.number();
    }

    /** Returns the words of what a limit is about, or its name in the catalogue. */
    public static String limit(Words words, Limit limit) {
        return limit(words, limit.key());
    }

    /** Returns the figure of a limit with how it is meant, such as {@code ≥ 30} or {@code = owner + managing agency}. */
    public static String figure(Words words, Limit limit) {
        return operator(limit) + " " + value(words, limit.value());
    }

    /** Returns a figure as it is, and words in the reader's language: of a list each. */
    public static String value(Words words, String value) {
        if (value.isEmpty()) {
            return Words.NOTHING;
        }
        StringBuilder told = new StringBuilder();
        Matcher part = PART.matcher(value);
        while (part.find()) {
            told.append(words.t(
                            "regulation.value." + part.group(1),
                            Optional.of(part.group(1).replace('_', ' '))))
                    .append(BETWEEN.getOrDefault(part.group(2), part.group(2)));
        }
        return told.toString();
    }

    /** Returns how a figure is meant, as people write it. */
    public static String operator(Limit limit) {
        return switch (limit.operator()) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "!=" -> "≠";
            default -> limit.operator();
        };
    }

    private static String limit(Words words, String key) {
        return words.t("regulation.limit." + key, Optional.of(key));
    }

    public static String role(Words words, String role) {
        return words.t("regulation.role." + role.replace(' ', '-'), Optional.of(role));
    }

    /** Returns how often something has to be done. */
    public static String cadence(Words words, Obligation obligation) {
        return words.t("regulation.cadence." + obligation.cadence(), Optional.of(obligation.cadence()));
    }
}
