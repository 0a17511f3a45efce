package vn.dcim.core.testing

import io.micronaut.context.ApplicationContext
import java.sql.SQLException
import java.time.Clock
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceRepository

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class TestDatabaseSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T00:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    def "a context runs on a fresh schema with the clock of the spec"() {
        when:
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('input.voltage').addTo(context)

        then:
        context.getBean(Clock).is(clock)
        context.getBean(DeviceRepository).findByName('UPS-A').get().createdAt() == clock.instant()
        pointOf(context, ups, 'input.voltage') > 0
    }

    def "one spec does not see what another stored"() {
        expect:
        context.getBean(DeviceRepository).count() == 0
    }

    def "a killed server comes back with all that was committed"() {
        given:
        def own = TestDatabase.onServerOfItsOwn()
        own.connect().withCloseable { it.createStatement().execute('CREATE TABLE kept (n INT)') }
        own.connect().withCloseable { it.createStatement().execute('INSERT INTO kept VALUES (7)') }

        when:
        own.server().kill()
        own.connect()

        then:
        thrown(SQLException)

        when:
        own.server().start()
        def n = own.connect().withCloseable {
            def rows = it.createStatement().executeQuery('SELECT n FROM kept')
            rows.next()
            rows.getInt(1)
        }

        then:
        n == 7

        cleanup:
        own.close()
    }

    def "stepping the clock moves every view of it"() {
        given:
        def hanoi = clock.withZone(java.time.ZoneId.of('Asia/Ho_Chi_Minh'))

        when:
        clock.advance(Duration.ofSeconds(90))

        then:
        hanoi.instant() == java.time.Instant.parse('2026-11-21T00:01:30Z')
    }
}
