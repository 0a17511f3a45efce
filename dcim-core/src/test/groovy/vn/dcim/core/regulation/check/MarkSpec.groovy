package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.shift.RosterDesk
import vn.dcim.core.software.InstallationDesk
import vn.dcim.core.software.InstallationField
import vn.dcim.core.software.LicenceDesk
import vn.dcim.core.software.LicenceField
import vn.dcim.core.software.SoftwareDesk
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.unit.Units

/** A mark moves with each change of what is read, whichever desk makes it: none that reads is left with facts of before. */
class MarkSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-24T01:00:00Z')

    @Shared SteppedClock clock = SteppedClock.at(NOW.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    Evidence evidence(String name) {
        context.getBeansOfType(Evidence).find { it.name() == name }
    }

    private <T> T bean(Class<T> type) {
        context.getBean(type)
    }

    /** Does something, and tells whether the mark moved and whether the facts did; the clock stands still, as it does for the quickest. */
    List<Boolean> moved(String name, Closure act) {
        def mark = evidence(name).mark(clock.instant()).get()
        def facts = evidence(name).gather(clock.instant())
        act.call()
        [evidence(name).mark(clock.instant()).get() != mark, evidence(name).gather(clock.instant()) != facts]
    }

    /** The newest version that a table holds is not newer than the mark: nobody wrote past it. */
    boolean isMarked(String table) {
        database.rows("""SELECT MAX(GREATEST(row_start, IF(row_end > '2037-01-01', row_start, row_end))) <=
                (SELECT at FROM version_mark WHERE id = 1) AS marked FROM $table FOR SYSTEM_TIME ALL""")[0].marked as Integer == 1
    }

    /** Does something, and tells whether the facts are others; the clock stands still, as it does for the quickest. */
    boolean told(String name, Closure act) {
        def facts = evidence(name).gather(clock.instant())
        act.call()
        evidence(name).gather(clock.instant()) != facts
    }

    def "registers, without a mark: an entry that is added, changed, ended and taken from a list tells, and nothing else is made anew"() {
        given:
        def desk = bean(RegisterDesk)
        def register = bean(Registers).get('data-sets')
        def added = null

        expect:
        told('registers') { added = desk.add(register, [(register.name()): 'CSDL một cửa'], 'an').entry() }
        told('registers') { added = desk.change(register, added.id(), added.revision(), [(register.name()): 'CSDL hai cửa'], 'sửa tên', 'an').entry() }
        told('registers') { added = desk.setActive(register, added.id(), added.revision(), false, 'không dùng nữa', 'an') }
        told('registers') { desk.take(register, 'name\nCSDL ba cửa\n', 'danh sách', 'an') }
        isMarked('register_entry')

        when: "an asset that no register asks for"
        def before = evidence('registers').gather(clock.instant())
        bean(AssetDesk).add([(AssetField.NAME): 'tủ 1', (AssetField.KIND): 'rack', (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an')

        then:
        evidence('registers').gather(clock.instant()).is(before)
    }

    def "registers, without a mark: who is on duty, which servers there are and what an agency is called tell too"() {
        given: "registers that have an entry, and so are asked for all"
        def desk = bean(RegisterDesk)
        ['an', 'binh', 'chi', 'dung'].each { bean(Accounts).issue(it, Role.OPERATOR) }
        def unit = bean(Units).add('Sở Y tế', 'SYT', 'an')
        bean(Units).add('Sở Nội vụ', 'SNV', 'an')
        bean(AssetDesk).add([(AssetField.NAME): 'srv-8', (AssetField.KIND): 'server', (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an')
        [qualifications: [account: 'eva', subject: 'operation', 'held-on': '01/11/2026', certificate: '1/CC'],
         systems: [agency: 'SYT'], connections: [agency: 'SNV'],
         reviews: [kind: 'both', asset: 'srv-8', 'held-on': '20/11/2026', finding: 'bình thường', keeper: 'Lan']].each { code, typed ->
            def register = bean(Registers).get(code)
            assert desk.add(register, [(register.name()): "$code 1" as String] + typed, 'an').faults() == []
        }

        expect:
        told('registers') { bean(AssetDesk).add([(AssetField.NAME): 'srv-9', (AssetField.KIND): 'server', (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an') }
        told('registers') { bean(RosterDesk).setCrews([['an'], ['binh'], ['chi'], ['dung']], 'an'); bean(RosterDesk).plan(YearMonth.of(2026, 11), 'three-eights', 'an') }
        told('registers') { bean(Units).rename(unit.id(), 'Sở Y tế tỉnh', 'SYT', 'an') }
    }

    def "software: a title, a licence, an installation and what it runs on move the mark"() {
        given:
        def title = null
        def asset = null
        def installed = null

        expect:
        moved('software') { title = bean(SoftwareDesk).add([(TitleField.NAME): 'Zabbix', (TitleField.KIND): 'database', (TitleField.GROUND): 'proprietary'], 'an').kept() } == [true, true]
        moved('software') { title = bean(SoftwareDesk).change(title.id(), title.revision(), [(TitleField.NAME): 'Zabbix 7'], 'sửa tên', 'an').kept() } == [true, true]
        moved('software') { asset = bean(AssetDesk).add([(AssetField.NAME): 'srv-1', (AssetField.KIND): 'server', (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an').asset() }[0]
        moved('software') { installed = bean(InstallationDesk).add(title.id(), [(InstallationField.ASSET): 'srv-1'], 'an').kept() }[0]
        installed != null
        ['software_title', 'installation', 'asset'].every { isMarked(it) }
    }

    def "the registry of the X-ray: an asset that is added, and a rack that gets another height or name, move the mark"() {
        given:
        def racks = bean(PlaceRepository)
        def rack = racks.save(new Place(null, 'R77', Place.Kind.RACK, null, 42))

        expect:
        moved('xray-registry') { bean(AssetDesk).add([(AssetField.NAME): 'srv-77', (AssetField.KIND): 'server', (AssetField.STATUS): 'in-use',
                                                      (AssetField.PLACE): 'R77', (AssetField.UNIT): '41'], AssetTerms.CODES, 'an') } == [true, true]
        moved('xray-registry') { racks.update(new Place(rack.id(), 'R77', Place.Kind.RACK, null, 40)) } == [true, true]
        moved('xray-registry') { racks.update(new Place(rack.id(), 'R78', Place.Kind.RACK, null, 40)) } == [true, true]
        isMarked('asset')
    }

    def "a mark stands while nothing changes, however much time passes"() {
        given:
        def before = evidence(name).mark(clock.instant())

        when:
        clock.advance(Duration.ofHours(3))

        then:
        evidence(name).mark(clock.instant()) == before

        cleanup:
        clock.set(NOW)

        where:
        name << ['software', 'xray-registry']
    }

    def "what has a mark stands here with its spec"() {
        expect:
        context.getBeansOfType(Evidence).findAll { it.mark(NOW).present }*.name().toSorted() == ['software', 'xray-registry']
    }
}
