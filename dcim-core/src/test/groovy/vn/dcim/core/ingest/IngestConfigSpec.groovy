package vn.dcim.core.ingest

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.Specification

class IngestConfigSpec extends Specification {

    def "the defaults"() {
        given:
        def context = ApplicationContext.run()

        expect:
        context.getBean(IngestConfig) == new IngestConfig(10_000, 1_000, Duration.ofMillis(200), Duration.ofSeconds(1),
                Duration.ofSeconds(60), Duration.ofDays(1), Duration.ofMinutes(5), Duration.ofSeconds(20))

        cleanup:
        context.close()
    }

    def "every key is read"() {
        given:
        def context = ApplicationContext.run([
                'dcim.ingest.queue'     : 5,
                'dcim.ingest.group'     : 2,
                'dcim.ingest.gather'    : '10ms',
                'dcim.ingest.tick'      : '20ms',
                'dcim.ingest.max-ahead' : '5s',
                'dcim.ingest.max-behind': '2h',
                'dcim.ingest.checkpoint': '1m',
                'dcim.ingest.drain'     : '3s'])

        expect:
        context.getBean(IngestConfig) == new IngestConfig(5, 2, Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofSeconds(5),
                Duration.ofHours(2), Duration.ofMinutes(1), Duration.ofSeconds(3))

        cleanup:
        context.close()
    }
}
