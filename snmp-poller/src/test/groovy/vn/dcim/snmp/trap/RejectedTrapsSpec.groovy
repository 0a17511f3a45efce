package vn.dcim.snmp.trap

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.ingest.RejectedMessageRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import java.time.Duration

class RejectedTrapsSpec extends Specification {

    @Shared @AutoCleanup
    TestDatabase database = TestDatabase.fresh()

    @Shared @AutoCleanup
    ApplicationContext context = ApplicationContext.run(database.properties() + ['dcim.roles': 'web'])

    def repository = context.getBean(RejectedMessageRepository)
    def clock = SteppedClock.at('2026-11-21T00:00:00Z')
    def patience = new PollingConditions(timeout: 10)

    @AutoCleanup
    RejectedTraps traps = new RejectedTraps(repository, clock, 2)

    def cleanup() {
        repository.deleteAll()
    }

    void keep(int last, String payload = 'x') {
        traps.keep(InetAddress.getByAddress([127, 0, 0, last] as byte[]), '1.3.6.1', payload, 10, TrapFault.Detail.NOT_OF_DEVICE, 'UPS-A')
    }

    def "of each source so many a minute are kept, the rest is counted"() {
        when:
        5.times { keep(1) }
        keep(2)

        then:
        patience.eventually { assert repository.count() == 3 }
        traps.dropped() == 3
        traps.total() == 6

        when: "the next minute"
        clock.advance(Duration.ofMinutes(1))
        3.times { keep(1) }

        then:
        patience.eventually { assert repository.count() == 5 }
        traps.dropped() == 4
    }

    def "a long payload is capped at 4,096 bytes, its size is told"() {
        when:
        keep(1, 'á' * 5000)

        then:
        patience.eventually { assert repository.count() == 1 }
        repository.findAll()[0].payload().getBytes('UTF-8').length == 4096
    }
}
