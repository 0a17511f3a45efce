package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import java.time.Clock
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
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
        def config = new MqttConfig('tcp://127.0.0.1:1', 'dcim', null, null, null, null, null,
                Duration.ofSeconds(30), Duration.ofDays(7), 500, 20_000, 1 << 20, 1 << 18, null, null)
        def connection = new BrokerConnection(config, new HandOff(1, 1), Clock.systemUTC())

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
}
