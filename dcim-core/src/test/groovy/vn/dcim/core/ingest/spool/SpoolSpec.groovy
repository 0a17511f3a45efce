package vn.dcim.core.ingest.spool

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.point.Quality
import vn.dcim.core.point.RawValue
import vn.dcim.core.telemetry.Sample
import vn.dcim.core.telemetry.SampleBatch

/** What waits on disk while the database is away. */
class SpoolSpec extends Specification {

    static final Instant T0 = Instant.parse('2026-11-21T00:00:00.123Z')

    @TempDir Path folder

    List<AutoCloseable> opened = []

    def cleanup() {
        opened.reverseEach { it.close() }
    }

    def "a batch comes back as it was: #what"() {
        given:
        def spool = open().spool

        when:
        spool.put(new Spooled(7, batch, T0), 1)
        def read = spool.read(1, 10)

        then:
        read*.number() == [7L]
        read[0].receivedAt() == T0
        equal(read[0].batch(), batch)

        where:
        what                      | batch
        'numbers'                 | cycle(3, 230.5, -0.0d, Double.NaN, Double.POSITIVE_INFINITY)
        'text and bytes'          | SampleBatch.cycle(3, T0, [Sample.live(9, RawValue.of('sẵn sàng')), Sample.live(4, new RawValue.Bytes([0, -1, 127] as byte[]))])
        'nothing but a silence'   | SampleBatch.silence(3, T0)
        'a trap'                  | SampleBatch.event(3, T0.plusSeconds(60), -8, [Sample.live(1, RawValue.of(1d))])
        'what has changed'        | SampleBatch.change(3, T0, -8, [Sample.live(1, RawValue.of(1d))])
        'what is past'            | SampleBatch.past(3, T0, -8, [Sample.live(1, RawValue.of(1d))])
        'a value that is doubted' | SampleBatch.cycle(3, T0, [new Sample(1, RawValue.of(1d), Quality.UNCERTAIN)])
        'an instant long before'  | SampleBatch.cycle(3, Instant.EPOCH.minusSeconds(1), [])
    }

    def "what waits survives the end of the program, also a sudden one: #how"() {
        given:
        def first = open()
        first.spool.put(new Spooled(1, cycle(3, 1), T0), 1)
        first.spool.put(new Spooled(2, cycle(3, 2), T0), 1)

        when:
        end(first.spool)
        def copy = how == 'orderly' ? folder : copyOf(folder)
        def second = open(copy).spool

        then:
        second.read(1, 10)*.number() == [1L, 2L]
        second.lastNumber() == 2

        where:
        how        | end
        'orderly'  | { Spool it -> it.end() }
        'a kill'   | { Spool it -> it.flush() }
    }

    def "the file is there only while something waits, readable by its owner alone, and nothing can be read in it"() {
        given:
        def it = open()

        expect:
        !Files.exists(it.file)

        when:
        it.spool.put(new Spooled(1, SampleBatch.cycle(3, T0, [Sample.live(1, RawValue.of('a word that nobody may read'))]), T0), 1)
        it.spool.flush()

        then:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(it.file)) == 'rw-------'
        !new String(Files.readAllBytes(it.file), 'ISO-8859-1').contains('nobody')

        when:
        it.spool.remove([1L])

        then:
        it.spool.empty
        !Files.exists(it.file)
    }

    def "when it is full the oldest are lost, never what is being stored; the loss is counted, and kept until it is told"() {
        given: "a spool of a mebibyte, and batches of some 8 kB that do not compress"
        def it = open(folder, 1 << 20)
        def random = new Random(1)
        def filled = { long number ->
            it.spool.put(new Spooled(number, noise(random), T0.plusSeconds(number)), 3)
        }

        when:
        (1L..200L).each { filled(it) }
        def waiting = it.spool.read(1, 1000)*.number()
        def gap = it.spool.untold().get()

        then: "1 and 2 are in memory too"
        it.spool.state().bytes() <= it.spool.state().limit()
        waiting.take(2) == [1L, 2L]
        waiting.drop(2) == ((201 - (waiting.size() - 2))..200).toList()
        gap.batches() == 200 - waiting.size()
        gap.readings() == 1000 * gap.batches()
        gap.since() == T0
        gap.until() == T0

        when: "the program ends and starts again"
        it.spool.end()
        def again = open(folder, 1 << 20).spool
        again.put(new Spooled(201, noise(random), T0), 3)

        then: "it is the same gap, beside one of what was lost since"
        again.untold().get() == gap

        when:
        again.told()

        then:
        again.untold().get().batches() == 1
        again.untold().get().id() != gap.id()
    }

    def "a batch that was tampered with is passed over and dropped; the others are there"() {
        given:
        def it = open()
        (1L..3L).each { n -> it.spool.put(new Spooled(n, cycle(3, n), T0), 1) }

        when: "what stands under 2 was closed under 1"
        def file = it.spool.@file
        file.@batches.put(2L, file.@batches.get(1L))

        then:
        it.spool.read(1, 10)*.number() == [1L, 3L]
        it.spool.state().batches() == 2
    }

    def "a file that cannot be used is told, put aside where that helps, and readings wait in memory: #what"() {
        given:
        def before = open()
        before.spool.put(new Spooled(1, cycle(3, 1), T0), 1)
        before.spool.end()
        if (what == 'no file at all') {
            Files.delete(before.file)
        }
        spoil.call(before)

        when:
        def spool = open(folder, 1 << 30).spool

        then:
        spool.state().fault().contains('readings.spool')
        !spool.put(new Spooled(2, cycle(3, 2), T0), 1)
        before.file.parent.toFile().list().any { it.contains('unreadable') } == aside

        where:
        what                    | spoil                                                                   || aside
        'no spool at all'       | { ASpool it -> Files.write(it.file, new byte[20_000]) }                  || true
        'of another master key' | { ASpool it -> Files.delete(it.folder.resolve('master.key')) }           || true
        'no file at all'        | { ASpool it -> Files.createDirectories(it.file) }                                           || false
    }

    def "two programs do not use one folder: the second has its readings wait in memory, and says so"() {
        given:
        open().spool.put(new Spooled(1, cycle(3, 1), T0), 1)

        when:
        def second = open().spool

        then:
        !second.put(new Spooled(2, cycle(3, 2), T0), 1)
        second.state().fault().contains('locked')
    }

    def "its key follows the master key"() {
        given:
        def it = open()
        it.spool.put(new Spooled(1, cycle(3, 1), T0), 1)

        expect:
        it.spool.what() == 'spool-key'
        it.spool.old() == 0
        it.spool.renew() == 0
    }

    private ASpool open(Path where = folder, long limit = 1 << 30) {
        def spool = new ASpool(where, limit)
        opened << spool
        spool
    }

    private Path copyOf(Path from) {
        def to = folder.resolve('copy')
        Files.createDirectories(to.resolve('spool'))
        ['master.key', 'spool/readings.spool'].each { Files.copy(from.resolve(it), to.resolve(it)) }
        to
    }

    private static SampleBatch noise(Random random) {
        SampleBatch.cycle(3, T0, (1..1000).collect { Sample.live(it, RawValue.of(random.nextDouble())) })
    }

    private static SampleBatch cycle(long device, double... values) {
        SampleBatch.cycle(device, T0, values.toList().withIndex().collect { value, i -> Sample.live(100 - 7 * i, RawValue.of(value as double)) })
    }

    private static boolean equal(SampleBatch one, SampleBatch other) {
        [one.deviceId(), one.at(), one.fingerprint(), one.answered(), one.bearing(), one.samples()*.pointId(), one.samples()*.ceiling()] ==
                [other.deviceId(), other.at(), other.fingerprint(), other.answered(), other.bearing(), other.samples()*.pointId(), other.samples()*.ceiling()] &&
                one.samples()*.raw().collect { it instanceof RawValue.Bytes ? it.value().toList() : it } ==
                other.samples()*.raw().collect { it instanceof RawValue.Bytes ? it.value().toList() : it }
    }
}
