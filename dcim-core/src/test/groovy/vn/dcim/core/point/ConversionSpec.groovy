package vn.dcim.core.point

import spock.lang.Specification

import static vn.dcim.core.point.Quality.BAD
import static vn.dcim.core.point.Quality.GOOD

class ConversionSpec extends Specification {

    static Conversion scaled(Map what) {
        new Conversion(what.factor ?: 1d, what.offset ?: 0d, what.absent as Set ?: [] as Set, what.min, what.max,
                what.states ?: [:], what.bit, what.pattern, what.sequels ?: [])
    }

    def "a raw #raw times #factor is #value, without the dust of binary fractions"() {
        when:
        def converted = scaled(factor: factor).apply(RawValue.of((double) raw))

        then:
        converted.value() == value
        converted.quality() == GOOD

        where:
        raw        | factor || value
        231        | 0.1d   || 23.1d      // 231 * 0.1 is 23.1, but 3 * 0.1 is 0.30000000000000004
        3          | 0.1d   || 0.3d
        10_004     | 0.001d || 10.004d
        7          | 1d     || 7d
        -999       | 0.1d   || -99.9d
        4          | 60d    || 240d
    }

    def "#fahrenheit °F is #celsius °C"() {
        given: "(F - 32) * 5/9"
        def factor = Quantity.TEMPERATURE.factor('[degF]')
        def offset = Quantity.TEMPERATURE.shift('[degF]') * factor

        expect:
        scaled(factor: factor, offset: offset).apply(RawValue.of((double) fahrenheit)).value() == celsius

        where:
        fahrenheit || celsius
        32         || 0d
        212        || 100d
        -40        || -40d
        77         || 25d
    }

    def "the number in '#text' is #value"() {
        when:
        def converted = Conversion.IDENTITY.apply(RawValue.of(text))

        then:
        converted.quality() == quality
        Double.compare(converted.value(), value) == 0

        where:
        text             || value        | quality
        '15 PERCENT'     || 15d          | GOOD
        '23.4'           || 23.4d        | GOOD
        '23,4'           || 23.4d        | GOOD
        ' -5.5 C'        || -5.5d        | GOOD
        '1e3'            || 1000d        | GOOD
        '.5'             || 0.5d         | GOOD
        'NaN'            || Double.NaN   | BAD
        ''               || Double.NaN   | BAD
        'not available'  || Double.NaN   | BAD
    }

    def "a sentinel is bad and kept: #raw of [-1, 65535]"() {
        when:
        def converted = scaled(factor: 60d, absent: [-1d, 65535d]).apply(RawValue.of((double) raw))

        then:
        converted.quality() == quality
        converted.value() == raw * 60

        where:
        raw   || quality
        -1    || BAD
        0     || GOOD
        65534 || GOOD
        65535 || BAD
    }

    def "#raw within [0, 100] is #quality"() {
        expect:
        scaled(min: 0d, max: 100d).apply(RawValue.of((double) raw)).quality() == quality

        where:
        raw              || quality
        -0.1             || BAD
        0                || GOOD
        100              || GOOD
        100.1            || BAD
        Double.NaN       || BAD
        1 / 0d           || BAD
    }

    def "the device's #raw is the state of code #code"() {
        given:
        def states = ['1': 10, '3..5': 20, '>7': 30, '<0': 40, 'ON': 50, '*': 99]

        expect:
        scaled(states: states).apply(raw instanceof String ? RawValue.of(raw) : RawValue.of((double) raw)).value() == code

        where:
        raw   || code
        1     || 10
        2     || 99
        3     || 20
        5     || 20
        6     || 99
        7     || 99
        8     || 30
        -1    || 40
        'on'  || 50
        'ON ' || 50
        'off' || 99
    }

    def "a device that says #said after #known means #meant"() {
        given: "1 ready, 3 starting, 4 running, 8 failed, 9 shutdown"
        def conversion = scaled(states: (1..9).collectEntries { [(it as String): it] }, sequels: [new StateSequel(3, 9, 8)])

        expect:
        conversion.apply(RawValue.of(said as double), known).value() == meant
        conversion.apply(RawValue.of(said as double)).value() == said

        where:
        known      | said || meant
        3d         | 9    || 8
        8d         | 9    || 8     // the failure lasts
        8d         | 1    || 1
        1d         | 9    || 9
        4d         | 9    || 9
        9d         | 9    || 9
        Double.NaN | 9    || 9
        3d         | 4    || 4
    }

    def "a value outside the device's enumeration is bad and names the value"() {
        when:
        def converted = scaled(states: ['1': 10, '2': 20]).apply(RawValue.of(7d))

        then:
        converted.quality() == BAD
        converted.reason() == "not in the device's enumeration: 7"
        converted.value() == 7d
    }

    def "bit #bit of #raw is #value"() {
        expect:
        scaled(bit: bit).apply(raw).value() == value

        where:
        bit | raw                                            || value
        0   | RawValue.of(5d)                                || 1    // 101
        1   | RawValue.of(5d)                                || 0
        2   | RawValue.of(5d)                                || 1
        3   | RawValue.of(5d)                                || 0
        0   | new RawValue.Bytes([0x80, 0x01] as byte[])     || 1    // RFC 2578: bit 0 is the first bit of the first octet
        1   | new RawValue.Bytes([0x80, 0x01] as byte[])     || 0
        15  | new RawValue.Bytes([0x80, 0x01] as byte[])     || 1
        16  | new RawValue.Bytes([0x80, 0x01] as byte[])     || 0    // beyond the string: not set
    }

    def "a pattern picks the value out of a text"() {
        expect:
        scaled(pattern: /Temp=(-?[\d.]+)/).apply(RawValue.of('Fan=3 Temp=-4.5 C')).value() == -4.5d
        scaled(pattern: /Temp=(-?[\d.]+)/).apply(RawValue.of('Fan=3')).quality() == BAD
    }
}
