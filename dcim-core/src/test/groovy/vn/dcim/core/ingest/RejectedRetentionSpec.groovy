package vn.dcim.core.ingest

import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

class RejectedRetentionSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T00:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    def "a rejected message is kept for thirty days and then forgotten"() {
        given:
        rejected('old', '2026-10-21T23:59:59.999Z')
        rejected('kept', '2026-10-22T00:00:00Z')

        when:
        context.getBean(RejectedRetention).forget()

        then:
        sources() == ['kept']

        when:
        clock.set(Instant.parse('2026-11-21T00:00:00.001Z'))
        context.getBean(RejectedRetention).forget()

        then:
        sources() == []
    }

    def "more than one part of them goes in one look"() {
        given:
        context.getBean(RejectedMessageRepository).saveAll((1..1001).collect { message("$it", '2026-01-01T00:00:00Z') })
        rejected('kept', '2026-11-20T00:00:00Z')

        when:
        context.getBean(RejectedRetention).forget()

        then:
        sources() == ['kept']
    }

    private void rejected(String source, String at) {
        context.getBean(RejectedMessageRepository).save(message(source, at))
    }

    private static RejectedMessage message(String source, String at) {
        new RejectedMessage(null, Instant.parse(at), RejectedMessage.Kind.MQTT, source, '{}', 2, 'no-map', RejectedDetail.of('no-topic'))
    }

    private List<String> sources() {
        context.getBean(RejectedMessageRepository).findAll()*.source()
    }
}
