package vn.dcim.core.link

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import vn.dcim.core.schedule.LoopThread

import static vn.dcim.core.link.LineState.DEGRADED
import static vn.dcim.core.link.LineState.DOWN
import static vn.dcim.core.link.LineState.FLAPPING
import static vn.dcim.core.link.LineState.NO_INTERNET
import static vn.dcim.core.link.LineState.UP

/** Real lines: two providers as network namespaces, real probes, real faults. */
class LinesInNamespacesSpec extends Specification {

    static final Duration INTERVAL = Duration.ofMillis(500)
    static final LineConfig RULES = LineSamples.rules([packets: 40, pause: Duration.ofMillis(2), timeout: Duration.ofMillis(450), flaps: 4], INTERVAL)
    static final String PROBES = "outside icmp $Centre.OUTSIDE"

    @Shared
    @AutoCleanup
    Centre centre = Centre.open()

    @Shared
    @AutoCleanup('end')
    LineProbing probing = new LineProbing([new PingProbe(), new TcpProbe(), new DnsProbe(), new HttpProbe()])

    def conditions = new PollingConditions(timeout: 10, delay: 0.02)
    List<Watched> watched = []

    /** A line that is probed and judged, with what was told of it. */
    class Watched {

        final List<LineRound> rounds = new CopyOnWriteArrayList<>()
        final List<List> told = new CopyOnWriteArrayList<>()
        final LoopThread loop
        private LineTrack track = LineTrack.NEW

        Watched(InternetLine line, boolean bound = true) {
            loop = centre.inside {
                LoopThread.steady(line.name(), INTERVAL, {
                    def at = Clock.systemUTC().instant()
                    def effort = Probe.Effort.of(RULES)
                    def answers = bound ? probing.ask(line, effort) : probing.ask(line.asked(), LineBinding.NONE, effort)
                    def round = LineJudge.round(line.id(), at, answers, RULES)
                    def step = track.take(round, at, RULES)
                    rounds << round
                    if (step.isNews(track)) {
                        told << [step.after().state(), round]
                    }
                    track = step.after()
                }).start()
            }
        }

        LineState state() {
            told.isEmpty() ? null : told.last()[0] as LineState
        }

        /** Whether one of the first two rounds that began after a line was cut for sure, or an earlier one, told a state. */
        boolean toldInTime(LineState state, Instant fault) {
            def inTime = rounds.findAll { it.at() > fault }.take(2)
            told.any { it[0] == state && (it[1].at() <= fault || it[1] in inTime) }
        }
    }

    static final InternetLine A = LineSamples.line(gateway: '10.9.1.1', probes: PROBES)
    static final InternetLine B = LineSamples.line(id: 2L, name: 'Đường B', provider: 'Viettel', gateway: '10.9.2.1', source: '10.9.2.2', probes: PROBES)
    /** A second line of A's provider, over the same cable. */
    static final InternetLine C = LineSamples.line(id: 3L, name: 'Đường C', gateway: '10.9.1.1', source: '10.9.1.3', probes: PROBES)

    Watched watch(InternetLine line, boolean bound = true) {
        watched << new Watched(line, bound)
        watched.last()
    }

    void cleanup() {
        watched*.loop*.close()
    }

    def "#fault of line A is told as #state within two rounds, and nothing of line B"() {
        given:
        def a = watch(A)
        def b = watch(B)
        conditions.eventually {
            assert a.state() == UP
            assert b.state() == UP
        }

        when:
        cause(centre)
        def at = Instant.now()

        then:
        conditions.eventually { assert a.state() == state }
        a.toldInTime(state, at)
        shows(a.told.last()[1] as LineRound)
        b.told.findAll { it[1].at() > at } == []

        cleanup:
        mend(centre)

        where:
        fault           | state       | cause                          | mend                           | shows
        'the end'       | DOWN        | { it.cut('a') }                | { it.mend('a') }               | { it.gatewayHeard() == 0 && it.beyondHeard() == 0 }
        'a dead backbone' | NO_INTERNET | { it.internet('a', false) }  | { it.internet('a', true) }     | { it.gatewayHeard() > 0 && it.beyondHeard() == 0 }
        '30 % loss'     | DEGRADED    | { it.impair('a', 30, 0) }      | { it.impair('a', 0, 0) }       | { it.lossPercent() > 10 && it.medianUs() < 150_000 }
        '300 ms'        | DEGRADED    | { it.impair('a', 0, 300) }     | { it.impair('a', 0, 0) }       | { it.medianUs() >= 300_000 }
    }

    def "a line that goes and comes flaps, which is told once"() {
        given:
        def a = watch(A)
        conditions.eventually { assert a.state() == UP }

        when: "twice there and back are four changes"
        2.times {
            centre.cut('a')
            conditions.eventually { assert a.rounds.last().verdict() == DOWN }
            centre.mend('a')
            conditions.eventually { assert a.rounds.takeRight(2)*.verdict() == [UP, UP] }
        }
        def at = a.rounds.last().at()

        then:
        conditions.eventually { assert a.state() == FLAPPING }
        a.told*.get(0) == [UP, DOWN, UP, DOWN, FLAPPING]
        a.toldInTime(FLAPPING, at)
    }

    def "two lines of one provider fall together, and are found out before"() {
        given:
        def a = watch(A)
        def c = watch(C)
        conditions.eventually { assert [a.state(), c.state()] == [UP, UP] }

        expect:
        LineFindings.of([A, C], [], [:], LineSamples.START, RULES)*.kind().contains(LineFinding.Kind.SAME_PROVIDER)

        when:
        centre.internet('a', false)
        def at = Instant.now()

        then:
        conditions.eventually { assert [a.state(), c.state()] == [NO_INTERNET, NO_INTERNET] }
        a.toldInTime(NO_INTERNET, at)
        c.toldInTime(NO_INTERNET, at)

        cleanup:
        centre.internet('a', true)
    }

    def "what asks without being tied to its line says that A is up while it goes over B, and fails the same spec"() {
        given: "as a program does that just pings"
        def outsideAlone = LineSamples.line(probes: PROBES)
        def tied = watch(outsideAlone)
        def naive = watch(outsideAlone, false)
        conditions.eventually { assert [tied.state(), naive.state()] == [UP, UP] }

        when:
        centre.cut('a')
        def at = Instant.now()

        then:
        conditions.eventually { assert tied.state() == DOWN }
        tied.toldInTime(DOWN, at)
        conditions.eventually { assert naive.rounds.findAll { it.at() > at }.size() >= 3 }
        !naive.toldInTime(DOWN, at)
        naive.rounds.last().verdict() == UP

        cleanup:
        centre.mend('a')
    }

    def "#method is tied to the line, by its #tie"() {
        given:
        def probes = "outside $method $target"
        def line = LineSamples.line([probes: probes] + binding)
        def effort = new Probe.Effort(4, Duration.ofMillis(2), Duration.ofMillis(400))

        when:
        def there = centre.inside { probing.ask(line, effort) }
        centre.cut('a')
        def gone = centre.inside { probing.ask(line, effort) }
        def untied = centre.inside { probing.ask(line.asked(), LineBinding.NONE, effort) }

        then:
        there*.heard().every { it > 0 }
        gone*.heard() == [0]
        untied*.heard().every { it > 0 }

        cleanup:
        centre.mend('a')

        where:
        method | target                      | tie              | binding
        'icmp' | Centre.OUTSIDE              | 'address'        | [:]
        'tcp'  | Centre.OUTSIDE + ':80'      | 'address'        | [:]
        'dns'  | Centre.OUTSIDE              | 'address'        | [:]
        'http' | "http://$Centre.OUTSIDE/"   | 'address'        | [:]
        'icmp' | Centre.OUTSIDE              | 'interface'      | [source: '', network: 'a0']
        'tcp'  | Centre.OUTSIDE + ':80'      | 'interface'      | [source: '', network: 'a0']
    }

    def "the switch to line B is measured on the common way while A is cut"() {
        given:
        def a = watch(A)
        def looks = new CopyOnWriteArrayList<FailoverRound>()
        def common = centre.inside {
            LoopThread.steady('common', Duration.ofMillis(100), {
                def at = Instant.now()
                def once = new Probe.Effort(1, Duration.ZERO, Duration.ofMillis(300))
                looks << new FailoverRound(null, 1, at, probing.ask(A.asked().findAll { it.role() == ProbeRole.OUTSIDE }, LineBinding.NONE, once)*.heard().sum() > 0)
            }).start()
        }
        conditions.eventually {
            assert a.state() == UP
            assert looks.any { it.answered() }
        }

        when: "first nothing gets through over A, then its cable is pulled"
        def begun = Instant.now()
        centre.internet('a', false)
        conditions.eventually { assert looks.findAll { !it.answered() }.size() >= 3 }
        centre.cut('a')
        conditions.eventually { assert a.state() == DOWN && looks.last().answered() }
        common.close()
        def seen = SwitchOver.of(looks, a.rounds.findAll { it.at() > begun }, Instant.now())

        then: "at least as long as the three that nobody answered"
        seen.lineFell()
        seen.longest() > Duration.between(looks.find { !it.answered() }.at(), looks.findAll { !it.answered() }.last().at())
        seen.result(Duration.ofSeconds(60)) == FailoverTest.Result.PASSED
        seen.result(Duration.ofMillis(200)) == FailoverTest.Result.FAILED

        cleanup:
        centre.mend('a')
        centre.internet('a', true)
    }
}
