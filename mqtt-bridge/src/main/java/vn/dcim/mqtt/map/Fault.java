package vn.dcim.mqtt.map;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a message, or a part of it, could not be used.
 *
 * @param arguments the field, the value and what was expected, as the sentence of the detail wants them
 */
public record Fault(Detail detail, List<String> arguments) {

    public static Fault of(Detail detail, Object... arguments) {
        return new Fault(detail, Stream.of(arguments).map(String::valueOf).toList());
    }

    public Reason reason() {
        return detail.reason;
    }

    /** Kinds of faults; their texts for people are in the bundles under {@code rejected.<code>}. */
    public enum Reason {
        NO_MAP,
        INVALID_UTF8,
        NOT_JSON,
        TOO_LARGE,
        MISSING_MEMBER,
        WRONG_TYPE,
        NOT_A_NUMBER,
        NUMBER_WITH_COMMA,
        BAD_TIME,
        UNKNOWN_WORD,
        NOT_SPARKPLUG,
        BEFORE_BIRTH,
        UNKNOWN_METRIC,
        WRONG_UNIT,
        NOT_STORED,
        NOT_ALLOWED,
        BAD_ANNOUNCEMENT,
        DECODER_FAILED;

        /** Returns the code as it is stored, such as {@code not-json}. */
        public String code() {
            return hyphened(name());
        }
    }

    /** What exactly was wrong; the sentences are in the bundles under {@code rejected.detail.<code>}. */
    public enum Detail {
        NO_TOPIC(Reason.NO_MAP),
        /** Names of maps. */
        FITS_NONE(Reason.NO_MAP),
        /** Which byte, counted from 1. */
        BAD_BYTE(Reason.INVALID_UTF8),
        EMPTY(Reason.NOT_JSON),
        /** Line and column, counted from 1. */
        BROKEN_JSON(Reason.NOT_JSON),
        /** How many bytes. */
        BYTES(Reason.TOO_LARGE),
        /** Path. */
        NO_MEMBER(Reason.MISSING_MEMBER),
        /** Paths, name of the point. */
        NO_MEMBER_FOR_POINT(Reason.MISSING_MEMBER),
        /** Name of the map, paths. */
        NO_KNOWN_MEMBER(Reason.MISSING_MEMBER),
        /** Path, value. */
        NOT_ONE_VALUE(Reason.WRONG_TYPE),
        /** Path, value. */
        NOT_NUMERIC(Reason.WRONG_TYPE),
        /** Path, value. */
        NOT_A_LIST(Reason.WRONG_TYPE),
        /** Path, value. */
        NOT_A_REGISTER(Reason.WRONG_TYPE),
        /** Path, text. */
        NO_NUMBER_IN_TEXT(Reason.NOT_A_NUMBER),
        /** Path, text. */
        BEYOND_ALL_NUMBERS(Reason.NOT_A_NUMBER),
        /** Path, text. */
        COMMA(Reason.NUMBER_WITH_COMMA),
        /** Path, value. */
        NO_INSTANT(Reason.BAD_TIME),
        /** Path, value, name of the point. */
        NO_STATE(Reason.UNKNOWN_WORD),
        /** Value, words for there, words for away. */
        NO_AVAILABILITY(Reason.UNKNOWN_WORD),
        NO_SPARKPLUG_TOPIC(Reason.NOT_SPARKPLUG),
        RETAINED(Reason.NOT_SPARKPLUG),
        /** What the parser said. */
        NO_PROTOBUF(Reason.NOT_SPARKPLUG),
        /** The number that there is, or a hyphen. */
        NO_SEQUENCE(Reason.NOT_SPARKPLUG),
        NO_BIRTH_DEATH_SEQUENCE(Reason.NOT_SPARKPLUG),
        /** How many edge nodes are followed. */
        TOO_MANY_NODES(Reason.NOT_SPARKPLUG),
        /** Base topic. */
        NOT_BORN(Reason.BEFORE_BIRTH),
        /** Name of the metric, base topic. */
        NO_SUCH_METRIC(Reason.UNKNOWN_METRIC),
        /** Alias, base topic. */
        NO_SUCH_ALIAS(Reason.UNKNOWN_METRIC),
        /** Name of the metric, its type. */
        NO_VALUE_OF_TYPE(Reason.WRONG_TYPE),
        /** Base topic, names of metrics. */
        NO_SPARKPLUG_MAP(Reason.NO_MAP),
        /** Name of the metric, the unit, name of the point. */
        UNIT_DOES_NOT_FIT(Reason.WRONG_UNIT),
        /** What the store said. */
        REFUSED_BY_STORE(Reason.NOT_STORED),
        /** The right that is wanted. */
        NO_RIGHT(Reason.NOT_ALLOWED),
        /** Member. */
        NOT_AN_OBJECT(Reason.BAD_ANNOUNCEMENT),
        /** Member, topic. */
        NOT_A_TOPIC(Reason.BAD_ANNOUNCEMENT),
        /** Identifier, how long it may be. */
        NOT_AN_IDENTIFIER(Reason.BAD_ANNOUNCEMENT),
        /** How many there may be. */
        TOO_MANY_ANNOUNCED(Reason.BAD_ANNOUNCEMENT),
        /** Template, reason. */
        TEMPLATE_NOT_READ(Reason.BAD_ANNOUNCEMENT),
        /** Template, reason. */
        TEMPLATE_FAILS(Reason.WRONG_TYPE),
        /** The exception. */
        EXCEPTION(Reason.DECODER_FAILED);

        private final Reason reason;

        Detail(Reason reason) {
            this.reason = reason;
        }

        /** Returns the code as it is stored, such as {@code no-topic}. */
        public String code() {
            return hyphened(name());
        }
    }

    private static String hyphened(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
