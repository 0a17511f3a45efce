package vn.dcim.core.syslog

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.pointOf

/** BK11-30.6, BK11-30.8: how much each source sends, its silence and its clock are readings, and what is not usual is an alarm. */
class LogWatchSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T05:00:00Z')

    @Shared clock = SteppedClock.at(NOON.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder()
            .properties(database.properties() + ['dcim.syslog.address': '127.0.0.1', 'dcim.logs.every': '10h', 'dcim.logs.tally': '10ms'])
            .singletons(clock).start()
    @Shared LogWatch watch = context.getBean(LogWatch)
    @Shared LogPost post = context.getBean(LogPost)
    @Shared LogSources sources = context.getBean(LogSources)
    @Shared LogTallies tallies = context.getBean(LogTallies)
    @Shared LatestReadings readings = context.getBean(LatestReadings)
    @Shared int made

    def soon = new PollingConditions(timeout: 10, delay: 0.02)
    LogSource source = sources.add(new LogSourceDraft("source-${++made}", "10.40.0.$made", '', 'network', 6, '', null), 'linh')

    def "messages a minute, of these the severe, silence and the clock's difference are read each minute"() {
        given:
        tick()

        when: "90 messages within the minute, 9 of them severe, its clock 2.5 s ahead"
        send(81, 6)
        send(9, 3)
        clock.advance(Duration.ofMinutes(1))
        tick()

        then:
        soon.eventually {
            assert value('log.rate') == 90
            assert value('log.severe-rate') == 9
            assert value('log.silence') == 60
            assert value('device.clock-offset') == 2.5
        }

        when: "nothing for half an hour"
        clock.advance(Duration.ofMinutes(30))
        tick()

        then:
        soon.eventually {
            assert value('log.silence') == 31 * 60
            assert value('log.rate') == 0
        }
    }

    def "a source that is silent for #silent has the alarms #alarms"() {
        given:
        send(1, 6)
        tick()

        when: "found twice, with the delay of the rule between"
        clock.advance(silent)
        tick()
        clock.advance(Duration.ofMinutes(2))
        if (goesOn) {
            send(1, 6)
        }
        tick()

        then:
        soon.eventually {
            assert value('log.silence') == (goesOn ? 0 : (silent + Duration.ofMinutes(2)).seconds)
            assert active() == alarms
        }

        where:
        silent                  | goesOn || alarms
        Duration.ofSeconds(3500)| false  || []
        Duration.ofSeconds(3601)| false  || ['log-silent']
        Duration.ofSeconds(3601)| true   || []
    }

    def "a source that sends #rate messages a minute has the alarms #alarms"() {
        given:
        tick()

        when:
        3.times {
            send(rate, 6)
            clock.advance(Duration.ofMinutes(1))
            tick()
        }

        then:
        soon.eventually {
            assert value('log.rate') == rate
            assert active() == alarms
        }

        where:
        rate || alarms
        6000 || []
        6001 || ['log-flood']
    }

    def "a clock that is #ahead s ahead has the alarms #alarms"() {
        when:
        12.times {
            send(1, 6, Duration.ofMillis((ahead * 1000) as long))
            clock.advance(Duration.ofMinutes(1))
            tick()
        }

        then: "the limit that article 30.8 is read as: 5 s"
        soon.eventually {
            assert value('device.clock-offset') == ahead
            assert active() == alarms
        }

        where:
        ahead || alarms
        5.0   || []
        -5.0  || []
        5.1   || ['clock-off']
        -420  || ['clock-off']
    }

    def "nobody was silent while nobody listened"() {
        given:
        send(1, 6)
        clock.advance(Duration.ofHours(5))

        when: "the program takes the sources over, as at its start"
        watch.letGo([] as Set)
        watch.take(['syslog/0'] as Set)
        clock.advance(Duration.ofMinutes(1))
        watch.tick()

        then:
        soon.eventually { assert value('log.silence') == 60 }

        when: "another process has them"
        watch.letGo([] as Set)
        clock.advance(Duration.ofMinutes(1))
        watch.tick()

        then:
        value('log.silence') == 60

        cleanup:
        watch.take(['syslog/0'] as Set)
    }

    /** Has what was sent be counted, and told. */
    private void tick() {
        // why: what is counted is written down a moment after it is stored
        soon.eventually { assert (tallies.all()[source.id()]?.messages() ?: 0) == sent }
        watch.tick()
    }

    private int sent

    private void send(int messages, int severity, Duration ahead = Duration.ofMillis(2500)) {
        sent += messages
        store((0..<messages).collect {
            new LogMessage(source.sender(), clock.instant(), clock.instant() + ahead, 1, severity, '', 'a', '', '', '', 'x')
        } as LogMessage[])
    }

    private void store(LogMessage... messages) {
        post.accept(messages as List).toCompletableFuture().get(10, TimeUnit.SECONDS)
    }

    private Double value(String point) {
        readings.of(pointOf(context, source.device(), point)).map { it.value() }.orElse(null)
    }

    private List<String> active() {
        database.rows("SELECT rule FROM alarm WHERE device_id = ${source.id()} AND active ORDER BY rule")*.rule
    }
}
