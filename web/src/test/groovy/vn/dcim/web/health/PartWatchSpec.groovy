package vn.dcim.web.health

import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.health.HealthPart

class PartWatchSpec extends Specification {

    @AutoCleanup('end') PartWatch watch

    static HealthPart part(String called, Closure<Boolean> up) {
        new HealthPart() {
            String name() { called }

            boolean isUp() { up() }
        }
    }

    def "each part is asked; one that fails is down"() {
        given:
        watch = new PartWatch([part('up') { true }, part('down') { false }, part('broken') { throw new IllegalStateException() }])

        expect:
        watch.look() == [up: true, down: false, broken: false]
    }

    def "a part that hangs is down, does not delay the others' answer for long, and is not asked again meanwhile"() {
        given:
        def release = new CountDownLatch(1)
        def asked = new AtomicInteger()
        watch = new PartWatch([part('up') { true }, part('stuck') { asked.incrementAndGet(); release.await(); true }])

        expect:
        watch.look() == [up: true, stuck: false]
        watch.look() == [up: true, stuck: false]
        asked.get() == 1

        when:
        release.countDown()
        def after = [watch.look(), watch.look()].last()

        then:
        after == [up: true, stuck: true]
        asked.get() > 1
    }
}
