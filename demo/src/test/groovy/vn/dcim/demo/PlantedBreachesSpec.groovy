package vn.dcim.demo

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.LocalDateTime
import java.util.regex.Pattern
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.core.CentreTime
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Standing
import vn.dcim.core.regulation.State
import vn.dcim.core.regulation.Verdict
import vn.dcim.core.regulation.xray.Xray
import vn.dcim.web.command.FreePort

/** The demo is a well-run centre: what is wrong in it was put there, stands in docs/planted-breaches.md, and is found. */
class PlantedBreachesSpec extends Specification {

    static final Path LIST = Path.of('../docs/planted-breaches.md')

    /** Readings, the first copy and the shifts of two weeks come in after the start. */
    static final int SETTLED_S = 240

    // why: the first copy of its own database is one of the things that are judged
    private static final Map<String, Object> SETTINGS = ['dcim.demo.backup-after': '10s']

    @TempDir
    Path folder

    /** A line of the list. */
    static record Planted(String offender, List<String> obligations) {

        boolean isNamed(String name) {
            Pattern.matches(offender.split(/\*/, -1).collect { Pattern.quote(it) }.join('.*'), name)
        }
    }

    /** An offender of one obligation. */
    static record Found(String obligation, String name) {}

    static List<Planted> planted() {
        Files.readAllLines(LIST).findAll { it.startsWith('|') }.collect { it.split(/\|/)*.strip() }
                .findAll { it[1] != 'offender' && !(it[1] ==~ /-+/) }
                .collect { new Planted(it[1], it[2].split(' ') as List) }
    }

    static List<Found> found(List<Standing> all) {
        all.findAll { it.state() == State.NOT_MET }
                .collectMany { one -> one.verdict().offences().collect { new Found(one.obligation().id(), it.name()) } }
                .unique()
    }

    /** Started at an hour of the centre; null for now. */
    private Demo started(LocalDateTime when) {
        def ahead = when == null ? Duration.ZERO : Duration.between(Clock.systemUTC().instant(), when.atZone(CentreTime.ZONE).toInstant())
        def demo = new Demo(Clock.offset(Clock.systemUTC(), ahead), SETTINGS, LightPasswords.instead())
        try {
            demo.start('127.0.0.1', FreePort.onLoopback(), folder)
        } catch (Throwable e) {
            demo.close()
            throw e
        }
        demo
    }

    private static List<Standing> judged(Demo demo) {
        demo.part(Evaluation).evaluate()
        demo.part(Compliance).all()
    }

    private static List<Found> xrayed(Demo demo) {
        demo.part(Xray).look()
        demo.part(Xray).open()*.finding().collect { new Found("xray:${it.rule()}" as String, it.name()) }.unique()
    }

    def "in a demo that is started #hour every planted breach is found and nothing else is reported"() {
        given:
        def list = planted()

        when:
        def demo = started(when)

        then:
        new PollingConditions(timeout: SETTLED_S, delay: 5).eventually {
            def found = found(judged(demo)) + xrayed(demo)
            assert found.findAll { one -> !list.any { one.obligation() in it.obligations() && it.isNamed(one.name()) } } == []
            assert list.collectMany { line -> line.obligations().collect { new Found(it, line.offender()) } }
                    .findAll { one -> !found.any { it.obligation() == one.obligation() && new Planted(one.name(), []).isNamed(it.name()) } } == []
        }

        when:
        def all = demo.part(Compliance).all()

        then: "every obligation has a state with a reason; what is wrong is told whole, and what is met is proven"
        all.size() == 230
        all.every { it.judgedAt() != null && it.verdict().reason() != null }
        all.findAll { it.state() == State.NOT_MET }.every { Math.min(it.verdict().offending(), Verdict.MOST) == it.verdict().offences().size() }
        all.findAll { it.state() == State.MET && it.verdict().proofs().empty } == []

        cleanup:
        demo?.close()

        where:
        hour                                    | when
        'now'                                   | null
        'in the first night of a year'          | LocalDateTime.of(2029, 1, 1, 5, 59)
        'late on the last day of a leap February' | LocalDateTime.of(2028, 2, 29, 22, 1)
    }
}
