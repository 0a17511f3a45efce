package vn.dcim.core.syslog

import net.jqwik.api.Arbitraries
import net.jqwik.api.Arbitrary
import net.jqwik.api.ForAll
import net.jqwik.api.Property
import net.jqwik.api.Provide
import net.jqwik.api.constraints.IntRange

import vn.dcim.core.telemetry.block.Unpacker

/** What holds for any texts and words: a filter never hides what a search would find. */
class LogFilterPropertiesSpec {

    @Provide
    Arbitrary<List<String>> texts() {
        def parts = Arbitraries.of('10.0.0.1', '10.0.0.12', '.', ' ', '–', '_', ':', 'a', 'link', 'Eth0', 'đường', 'XONG', '7', '4711', '/var', 'ở', '😀', '"')
        parts.list().ofMaxSize(12).map { it.join('') }.list().ofMinSize(1).ofMaxSize(5)
    }

    @Property(tries = 2000)
    boolean "a word that is found is one the filter lets through"(
            @ForAll('texts') List<String> texts, @ForAll @IntRange(max = 60) int from, @ForAll @IntRange(min = 1, max = 20) int length,
            @ForAll boolean isQuoted, @ForAll boolean isUpper) {
        def text = texts.first()
        def word = slice(text, from, length)
        word = isUpper ? word.toUpperCase(Locale.ROOT) : word
        def wanted = new LogWord(isQuoted ? "\"$word\"" : word)
        def filter = LogFilter.open(new Unpacker(LogFilter.pack(LogFilterSpec.block(texts)).toBytes()))
        !wanted.isIn(text) || filter.mayHold(wanted.terms())
    }

    @Property(tries = 2000)
    boolean "a word is found in bytes exactly where it is found in the text"(
            @ForAll('texts') List<String> texts, @ForAll @IntRange(max = 60) int from, @ForAll @IntRange(min = 1, max = 20) int length,
            @ForAll boolean isQuoted) {
        def word = slice(texts.first(), from, length)
        def wanted = new LogWord(isQuoted ? "\"$word\"" : word)
        texts.every {
            def bytes = "<$it>".getBytes('UTF-8')
            wanted.isIn(bytes, 1, bytes.length - 1) == wanted.isIn(it)
        }
    }

    /** Whole characters, as somebody types them. */
    private static String slice(String text, int from, int length) {
        def codes = text.codePoints().toArray()
        def start = Math.min(from, codes.length)
        new String(codes, start, Math.min(length, codes.length - start))
    }
}
