package vn.dcim.core.ingest

import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.spool.ASpool
import vn.dcim.core.ingest.spool.Spool
import vn.dcim.core.telemetry.SampleBatch

class WaitingBatchesSpec extends Specification {

    static final Instant T0 = Instant.parse('2026-11-21T00:00:00Z')

    long ms
    @AutoCleanup('end') Spool none = ASpool.off()
    def waiting = new WaitingBatches(none, 3, Duration.ZERO, { 0L })
    def gathering = new WaitingBatches(none, 4, Duration.ofMillis(200), { ms * 1_000_000 })

    def "batches leave in the order they came, cycles and messages alike"() {
        given:
        [cycle(1), message(2), cycle(3)].each { waiting.add(it) }

        expect:
        taken(2) == [1L, 2L]
        taken(2) == [3L]
        taken(2) == []
    }

    def "without a spool, in a full queue, a new cycle takes the place of the oldest one"() {
        given:
        [message(1), cycle(2), cycle(3)].each { assert waiting.add(it).empty }

        when:
        def dropped = waiting.add(cycle(4))

        then:
        dropped.get().batch().deviceId() == 2
        taken(9) == [1L, 3L, 4L]
    }

    def "a full queue refuses a message and says how large it is"() {
        given:
        [cycle(1), cycle(2), cycle(3)].each { waiting.add(it) }

        when:
        waiting.add(message(4))

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.QUEUE_FULL
        e.arguments() == [3]
        taken(9) == [1L, 2L, 3L]
    }

    def "a queue full of messages drops the new cycle, never a message"() {
        given:
        (1..3).each { waiting.add(message(it)) }

        expect:
        waiting.add(cycle(4)).get().batch().deviceId() == 4
        taken(9) == [1L, 2L, 3L]
    }

    def "a closed queue takes nothing in and gives out what it has"() {
        given:
        waiting.add(cycle(1))
        waiting.close()

        when:
        waiting.add(cycle(2))

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.SHUTTING_DOWN
        !waiting.exhausted

        when:
        def left = taken(9)

        then:
        left == [1L]
        waiting.exhausted
    }

    def "a cycle that comes #later ms after the first is stored #how"() {
        given: "a writer that looks whenever something can be due"
        gathering.add(cycle(1))
        ms = later

        expect:
        gathered(9) == atArrival

        when:
        gathering.add(cycle(2))
        ms = due - 1

        then:
        gathered(9) == []

        when:
        ms = due

        then:
        gathered(9) == whenDue

        where:
        later | how                       || atArrival | due | whenDue
        199   | 'with it'                 || []        | 200 | [1L, 2L]
        200   | '200 ms after its coming' || [1L]      | 400 | [2L]
        201   | '200 ms after its coming' || [1L]      | 401 | [2L]
    }

    def "#n cycles of which a transaction takes #max are given out at once: #taken"() {
        given: "a queue of four"
        (1..n).each { gathering.add(cycle(it)) }

        expect:
        gathered(max) == taken

        where:
        n | max || taken
        2 | 3   || []
        3 | 3   || [1L, 2L, 3L]
        4 | 3   || [1L, 2L, 3L]
        3 | 9   || []
        4 | 9   || [1L, 2L, 3L, 4L]   // the queue is full
    }

    def "#what ends the waiting of the cycles before it"() {
        given:
        gathering.add(cycle(1))

        when:
        end.call(gathering)

        then:
        gathered(9) == taken

        where:
        what                               | end                                                || taken
        'a message'                        | { WaitingBatches it -> it.add(message(2)) }        || [1L, 2L]
        'a cycle asked for after a trap'   | { WaitingBatches it -> it.add(asked(2)) }          || [1L, 2L]
        'the end'                          | { WaitingBatches it -> it.close() }                || [1L]
    }

    def "once what was urgent has left, cycles wait for each other again"() {
        given:
        gathering.add(asked(1))
        assert gathered(9) == [1L]

        when:
        gathering.add(cycle(2))

        then:
        gathered(9) == []
    }

    private List<Long> taken(int max) {
        waiting.take(max, Duration.ZERO)*.batch()*.deviceId()
    }

    private List<Long> gathered(int max) {
        gathering.take(max, Duration.ZERO)*.batch()*.deviceId()
    }

    private static WaitingBatch cycle(long device) {
        WaitingBatch.of(SampleBatch.cycle(device, T0, []), T0)
    }

    private static WaitingBatch asked(long device) {
        WaitingBatch.urgent(SampleBatch.cycle(device, T0, []), T0)
    }

    private static WaitingBatch message(long device) {
        WaitingBatch.of(SampleBatch.message(device, T0, 77, []), T0)
    }
}
