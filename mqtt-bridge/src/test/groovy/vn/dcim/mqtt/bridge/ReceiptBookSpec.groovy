package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import java.time.Clock
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.MessageReceipts
import vn.dcim.core.ingest.MessageReceipts.Receipt
import vn.dcim.core.testing.TestDatabase

class ReceiptBookSpec extends Specification {

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context = ApplicationContext.run(database.properties())

    def "a connection that ends before its session is known leaves the receipts alone"() {
        given:
        def receipts = context.getBean(MessageReceipts)
        def written = [new Receipt(1, 7, 42, Instant.ofEpochMilli(1000))]
        receipts.append('dcim', written)
        def connection = connection()

        when:
        connection.end('lost while it was made')
        new ReceiptBook(receipts, 'dcim').turnTo(connection)

        then:
        def e = thrown(IllegalStateException)
        e.message == 'lost while it was made'
        receipts.last('dcim', 10) == written

        cleanup:
        connection.close()
    }

    def "a commit whose answer was lost does not stand in the way of the next connection, which knows the messages again"() {
        given: "a message taken in, whose receipt is durable although the writing of it fails"
        def receipts = context.getBean(MessageReceipts)
        def book = new ReceiptBook(receipts, 'dcim')
        def at = Instant.ofEpochMilli(1000)
        def first = resumed()
        def second = resumed()
        book.turnTo(first)
        def entry = book.enter(7, false, 42, at)
        receipts.append('dcim', [entry.receipt()])

        when:
        book.write()

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.DATABASE_UNAVAILABLE

        when: "the connection is given up, and the broker delivers the message again over another"
        book.abandon()
        book.write()
        book.turnTo(second)
        def again = book.enter(7, true, 42, at.plusSeconds(1))
        def next = book.enter(8, false, 43, at.plusSeconds(2))
        book.write()

        then:
        again == new ReceiptBook.Entry(entry.receipt(), true)
        next == new ReceiptBook.Entry(new Receipt(2, 8, 43, at.plusSeconds(2)), false)
        receipts.last('dcim', 10) == [entry.receipt(), next.receipt()]

        cleanup:
        [first, second]*.close()
    }

    def "the last #limit receipts of groups of three, one and two are #numbers, as they were written"() {
        given: "packet ids and fingerprints to the ends of what they can be"
        def receipts = context.getBean(MessageReceipts)
        def groups = [[1, 2, 3], [4], [5, 6]].collect { group -> group.collect { receipt(it) } }
        groups.each { receipts.append('dcim', it) }
        receipts.append('other', [receipt(9)])

        expect:
        receipts.last('dcim', limit) == numbers.collect { receipt(it) }

        where:
        limit || numbers
        1     || [6]
        2     || [5, 6]
        3     || [4, 5, 6]
        5     || [2, 3, 4, 5, 6]
        6     || [1, 2, 3, 4, 5, 6]
        7     || [1, 2, 3, 4, 5, 6]
    }

    def "of receipts that were written together none is forgotten before all may be: up to #upTo leaves #left"() {
        given:
        def receipts = context.getBean(MessageReceipts)
        [[1, 2, 3], [4], [5, 6]].each { group -> receipts.append('dcim', group.collect { receipt(it) }) }

        when:
        receipts.forget('dcim', upTo)

        then:
        receipts.last('dcim', 10)*.number() == left

        where:
        upTo || left
        2    || [1, 2, 3, 4, 5, 6]
        3    || [4, 5, 6]
        4    || [5, 6]
        5    || [5, 6]
        6    || []
    }

    private static Receipt receipt(int number) {
        new Receipt(number, [0, 1, 65_535, 7, 40_000, 32_768][number % 6], [Long.MIN_VALUE, Long.MAX_VALUE, -2L, 1L, 42L][number % 5],
                Instant.ofEpochMilli(1_795_000_000_000L + number))
    }

    private static BrokerConnection connection() {
        def config = new MqttConfig('tcp://127.0.0.1:1', 'dcim', null, null, null, null, null,
                Duration.ofSeconds(30), Duration.ofDays(7), 500, 20_000, 1 << 20, 1 << 18, null, null)
        new BrokerConnection(config, new HandOff(1, 1), Clock.systemUTC())
    }

    private static BrokerConnection resumed() {
        def connection = connection()
        connection.@resumed.complete(Optional.of(true))
        connection
    }
}
