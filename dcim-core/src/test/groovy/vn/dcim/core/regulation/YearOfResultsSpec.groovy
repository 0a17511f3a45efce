package vn.dcim.core.regulation

import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Population
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.foreign.ForeignSystems
import vn.dcim.core.foreign.SystemKind
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.incident.StepKind
import vn.dcim.core.place.Place
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.shift.RosterDesk
import vn.dcim.core.syslog.LogSourceDraft
import vn.dcim.core.syslog.LogSources
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind

import static vn.dcim.core.testing.ADevice.aDevice

/**
 * A year of a centre in which things are entered, break and are signed at random, and what was judged then comes to the same when it
 * is judged again from what was kept. {@code -Ddcim.seed=N} plays a year again.
 */
class YearOfResultsSpec extends Specification {

    static final Instant FIRST = Instant.parse('2026-01-05T01:00:00Z')
    static final long SEED = Long.getLong('dcim.seed', System.nanoTime())

    def clock = SteppedClock.at(FIRST.toString())

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    private <T> T bean(Class<T> type) {
        scene.context.getBean(type)
    }

    private LocalDate today() {
        LocalDate.ofInstant(clock.instant(), vn.dcim.core.CentreTime.ZONE)
    }

    private long asset(String name, String kind, String status) {
        def outcome = bean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): kind, (AssetField.STATUS): status, (AssetField.PLACE): 'R01'], AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset().id()
    }

    def "100 rows and dates of a year, drawn at random, are judged again to what stands there"() {
        given:
        println "seed of the year: $SEED"
        def chance = new Random(SEED)
        ['an', 'binh', 'chi', 'dung'].each { bean(Accounts).issue(it, Role.OPERATOR) }
        scene.place('R01', Place.Kind.ROOM)
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source', 'battery.runtime').addTo(scene.context)
        def sensor = aDevice('TH-1').ofClass(DeviceClass.ENVIRONMENT).with('ambient.temperature').addTo(scene.context)
        def orders = []
        def incidents = []
        def signed = []
        int number = 0
        def register = bean(Registers).get('data-sets')
        def acts = [
                { -> asset("máy ${number++}", 'server', chance.nextBoolean() ? 'in-use' : 'broken') },
                { -> asset("bình ${number++}", 'fire', 'in-use') },
                { -> orders << bean(WorkDesk).open(new WorkDesk.Wish(WorkKind.CORRECTIVE, "Sửa ${number++}", null, '', today().plusDays(chance.nextInt(20)), [asset("hỏng ${number}", 'pdu', 'broken')], []), 'an') },
                { -> orders && bean(WorkDesk).assign(orders[chance.nextInt(orders.size())].id(), Assignee.account('binh'), 'an') },
                { -> orders && bean(WorkDesk).cancel(orders.remove(chance.nextInt(orders.size())).id(), 'đã thay', 'an') },
                { -> incidents << bean(IncidentDesk).open(new IncidentDesk.Wish("Sự cố ${number++}", null, null, null, false), 'an').id() },
                { -> incidents && bean(IncidentDesk).answer(incidents[chance.nextInt(incidents.size())], ['centre-stopped', 'operation-affected', 'important-device'][chance.nextInt(3)], chance.nextBoolean() ? 'yes' : 'no', 'an') },
                { -> incidents && bean(IncidentDesk).attempt(incidents[chance.nextInt(incidents.size())], 'managing-agency', null, 'Sở', 'telephone', 'sent', '', '', 'an') },
                { -> incidents && bean(IncidentDesk).step(incidents[chance.nextInt(incidents.size())], [StepKind.CAUSE, StepKind.NOTE][chance.nextInt(2)], null, 'máy cắt nhảy', null, false, 'an') },
                { -> scene.read(ups, 'output.source', chance.nextBoolean() ? 'bypass' : 'maintenance-bypass') },
                { -> scene.read(ups, 'battery.runtime', chance.nextInt(3000)) },
                { -> scene.read(sensor, 'ambient.temperature', 15 + chance.nextInt(20)) },
                { -> bean(LogSources).add(new LogSourceDraft("fw-${number}", "10.40.0.${1 + number++ % 250}", '', 'security', 1 + chance.nextInt(12), '', null), 'an') },
                { -> bean(RegisterDesk).add(register, [(register.name()): "CSDL ${number++}".toString()], 'an') },
                { -> bean(ForeignSystems).declare("VPN ${number++}", SystemKind.VPN, 'Phòng CNTT', Population.USERS, 30, 'an') },
                { -> bean(RosterDesk).setCrews([['an'], ['binh'], ['chi'], ['dung']], 'an'); bean(RosterDesk).plan(YearMonth.from(today()), 'three-eights', 'an') },
                { -> signed << sign(chance) },
                { -> signed.removeAll { it == null }; signed && bean(DeclarationDesk).withdraw(signed.remove(chance.nextInt(signed.size())).id(), 'ký nhầm', 'an') },
        ]

        when: "every few days something happens, and all is judged"
        def instants = []
        int done = 0
        while (clock.instant() < FIRST + Duration.ofDays(365)) {
            (1 + chance.nextInt(6)).times {
                try {
                    acts[chance.nextInt(acts.size())].call()
                    done++
                } catch (DcimException ignored) {
                    // why: what the desks do not allow just then, such as a second cancellation, is nothing that happened
                }
            }
            bean(Evaluation).evaluate()
            instants << clock.instant()
            clock.advance(Duration.ofMinutes(1 + chance.nextInt(8 * 24 * 60)))
        }
        def rows = bean(Compliance).all()*.obligation()*.id()
        def span = Duration.between(instants.first(), instants.last()).toMillis()
        def drawn = (1..100).collect {
            [rows[chance.nextInt(rows.size())], instants.first().plusMillis((long) (chance.nextDouble() * span))]
        }
        def otherwise = drawn.findAll { id, at -> !bean(Evaluation).repeat(id, at).get().same }

        then:
        otherwise == []

        and: "they were of different states, and much had happened"
        database.rows('SELECT DISTINCT state FROM obligation_result')*.state.toSet().containsAll(['MET', 'NOT_MET', 'NO_EVIDENCE', 'NOT_APPLICABLE'])
        database.rows('SELECT DISTINCT facts_id FROM obligation_result WHERE facts_id IS NOT NULL').size() > 100
        done > 100

        when: "a row that was changed behind the program's back"
        def (id, at) = drawn.find { bean(Evaluation).repeat(it[0], it[1]).get().kept().state() == State.NO_EVIDENCE }
        database.connect().withCloseable {
            it.createStatement().execute('DROP TRIGGER obligation_result_stays')
            it.createStatement().execute("UPDATE obligation_result SET verdict = REPLACE(verdict, 'NO_EVIDENCE', 'MET') WHERE obligation = '$id'")
        }

        then:
        !bean(Evaluation).repeat(id, at).get().same
    }

    private Declaration sign(Random chance) {
        def kind = Declaration.Kind.values()[chance.nextInt(3)]
        def obligation = ['BK11-4.3', 'BK11-14.3-b', 'BK11-6.3-b', 'BK11-8.1.b', 'BK11-11.4-a'][chance.nextInt(5)]
        bean(DeclarationDesk).sign(obligation,
                new DeclarationDesk.Draft(kind, 'Đã kiểm tra', null, '5/XN', today().plusDays(10 + chance.nextInt(150))), 'an')
    }
}
