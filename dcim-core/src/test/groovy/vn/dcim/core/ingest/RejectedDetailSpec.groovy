package vn.dcim.core.ingest

import io.micronaut.context.ApplicationContext
import org.flywaydb.core.Flyway
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.testing.TestDatabase

class RejectedDetailSpec extends Specification {

    static final String BEFORE = '50'

    @AutoCleanup TestDatabase database = TestDatabase.empty()

    def "a row from before keeps the text that it was written in"() {
        given:
        Flyway.configure().dataSource(database.url(), null, null).target(BEFORE).load().migrate()
        database.connect().withCloseable {
            it.createStatement().execute("INSERT INTO rejected_message (at, kind, source, payload, size, reason, detail) VALUES"
                    + " ('2026-11-21', 'MQTT', 'a/b', 'on', 2, 'not-json', '/supply: \"18,5\" \\\\ é')")
        }

        when: "the program of today starts on it"
        def context = ApplicationContext.run(database.properties() + ['dcim.roles': 'web'])

        then:
        context.getBean(RejectedMessageRepository).findAll()*.detail() == [RejectedDetail.of('as-written', '/supply: "18,5" \\ é')]

        cleanup:
        context?.close()
    }

    def "an argument of #length characters is kept with #kept"() {
        expect:
        RejectedDetail.of('comma', 'x' * length).arguments()[0].length() == kept
        RejectedDetail.of('comma', 'x' * length).arguments()[0].endsWith('…') == (kept < length)

        where:
        length || kept
        1000   || 1000
        1001   || 1000
    }
}
