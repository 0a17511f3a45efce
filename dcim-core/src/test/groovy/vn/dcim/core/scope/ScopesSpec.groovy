package vn.dcim.core.scope

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditEntry
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.unit.Unit
import vn.dcim.core.unit.Units

import static vn.dcim.core.testing.ADevice.aDevice

/** Which part of the centre an account sees. */
class ScopesSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(SteppedClock.at('2026-11-22T03:00:00Z'))
                    .beanDefinitions(LightPasswords.instead()).start()
    @Shared Scopes scopes = context.getBean(Scopes)
    @Shared ScopeDesk desk = context.getBean(ScopeDesk)
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared Units units = context.getBean(Units)
    @Shared Map<String, Place> places = [:]
    @Shared Map<String, Unit> agencies = [:]
    @Shared Map<String, Device> devices = [:]
    @Shared int made

    def setupSpec() {
        place('HG01', Place.Kind.SITE)
        place('P1', Place.Kind.ROOM, 'HG01')
        place('D1', Place.Kind.ROW, 'P1')
        place('R01', Place.Kind.RACK, 'D1')
        place('R02', Place.Kind.RACK, 'D1')
        place('P2', Place.Kind.ROOM, 'HG01')
        ['Sở Y tế', 'Sở Tài chính'].each { agencies[it] = units.add(it, '', 'spec') }
        device('in R01', 'R01', 'default', null)
        device('in R02', 'R02', 'default', null)
        device('in D1', 'D1', 'default', null)
        device('in P2', 'P2', 'default', null)
        device('nowhere', null, 'default', null)
        device('north in P2', 'P2', 'north', null)
        device('health in R01', 'R01', 'default', 'Sở Y tế')
        device('health nowhere', null, 'north', 'Sở Y tế')
        device('finance in R02', 'R02', 'default', 'Sở Tài chính')
        devices['health gone'] = context.getBean(DeviceRegistry)
                .setState(device('health gone', null, 'default', 'Sở Y tế').id(), Device.State.RETIRED)
    }

    private void place(String name, Place.Kind kind, String around = null) {
        places[name] = context.getBean(PlaceRepository).save(new Place(null, name, kind, places[around]?.id()))
    }

    private Device device(String name, String place, String group, String unit) {
        def device = aDevice(name).inGroup(group).standingIn(places[place]).ownedBy(agencies[unit])
        devices[name] = device.addTo(context)
    }

    private account(Role role) {
        accounts.issue("person-${++made}", role).account()
    }

    private String key(String what) {
        places[what] ? "place:${places[what].id()}" : agencies[what] ? "unit:${agencies[what].id()}" : "group:$what"
    }

    private List<AuditEntry> trail() {
        context.getBean(AuditTrail).find(AuditFilter.NONE, AuditTrail.Order.NEWEST, 0, 100).entries()
    }

    def "whoever is narrowed to #chosen sees #seen"() {
        given:
        def agency = account(Role.AGENCY)

        when:
        desk.change(agency.id(), chosen.collect { key(it) }, 'spec', 'admin')

        then:
        devices.findAll { it.value.isWithin(scopes.of(agency)) }.keySet() == (seen == null ? devices.keySet() : seen as Set)

        where: "below a place, not above or beside it; what is nowhere is in no place; several add up; the retired stay with their owner"
        chosen               || seen
        []                   || null
        ['HG01']             || ['in R01', 'in R02', 'in D1', 'in P2', 'north in P2', 'health in R01', 'finance in R02']
        ['P1']               || ['in R01', 'in R02', 'in D1', 'health in R01', 'finance in R02']
        ['D1']               || ['in R01', 'in R02', 'in D1', 'health in R01', 'finance in R02']
        ['R01']              || ['in R01', 'health in R01']
        ['P2']               || ['in P2', 'north in P2']
        ['north']            || ['north in P2', 'health nowhere']
        ['no such group']    || []
        ['Sở Y tế']          || ['health in R01', 'health nowhere', 'health gone']
        ['Sở Tài chính']     || ['finance in R02']
        ['R02', 'north']     || ['in R02', 'finance in R02', 'north in P2', 'health nowhere']
        ['R01', 'Sở Y tế']   || ['in R01', 'health in R01', 'health nowhere', 'health gone']
        ['P1', 'R01']        || ['in R01', 'in R02', 'in D1', 'health in R01', 'finance in R02']
    }

    def "a device that moves, and one that gets another owner, comes and goes at once"() {
        given:
        def agency = account(Role.OPERATOR)
        desk.change(agency.id(), [key('Sở Y tế')], 'spec', 'admin')
        def device = aDevice('moving').addTo(context)

        expect:
        !device.isWithin(scopes.of(agency))
        context.getBean(DeviceRegistry).setUnit(device.id(), agencies['Sở Y tế'].id()).isWithin(scopes.of(agency))
        !context.getBean(DeviceRegistry).setUnit(device.id(), null).isWithin(scopes.of(agency))
    }

    def "#role can be narrowed: #can"() {
        given:
        def person = account(role)
        DcimException failure = null

        when:
        try {
            desk.change(person.id(), [key('R01')], 'spec', 'admin')
        } catch (DcimException e) {
            failure = e
        }

        then:
        failure?.code() == (can ? null : ErrorCode.SEES_EVERYTHING)
        scopes.of(person).narrowed == can
        scopes.parts(person)*.toString() == (can ? ['place:R01'] : [])

        where:
        role                    || can
        Role.OPERATOR           || true
        Role.SHIFT_LEAD         || true
        Role.ASSET_MANAGER      || true
        Role.MAINTENANCE        || true
        Role.AGENCY             || true
        Role.DISPLAY            || true
        Role.SECURITY_OFFICER   || false
        Role.ADMINISTRATOR      || false
        Role.TOP_ADMINISTRATOR  || false
        Role.HEAD               || false
        Role.AUDITOR            || false
    }

    def "a change is a row with what was and what became, by somebody else and for a reason"() {
        given:
        def agency = account(Role.AGENCY)

        when:
        desk.change(agency.id(), [key('Sở Y tế')], 'công văn 12', 'admin')
        desk.change(agency.id(), [key('R01'), key('Sở Y tế'), key('Sở Y tế')], 'công văn 13', 'admin')
        desk.change(agency.id(), [key('Sở Y tế'), key('R01')], 'the same again', 'admin')
        desk.change(agency.id(), [], 'công văn 14', 'admin')

        then:
        trail().findAll { it.subject() == "account:${agency.name()}" }.collect { [it.action(), it.was(), it.became(), it.reason()] }.reverse() == [
                ['account.change-scope', 'everything', 'unit:Sở Y tế', 'công văn 12'],
                ['account.change-scope', 'unit:Sở Y tế', 'place:R01, unit:Sở Y tế', 'công văn 13'],
                ['account.change-scope', 'place:R01, unit:Sở Y tế', 'everything', 'công văn 14'],
        ]
        !scopes.of(agency).narrowed
    }

    def "#what is refused, and nothing changes"() {
        given:
        def agency = account(Role.AGENCY)
        desk.change(agency.id(), [key('R02')], 'spec', 'admin')

        when:
        desk.change(agency.id(), keys, reason, own ? agency.name() : 'admin')

        then:
        def failure = thrown(DcimException)
        failure.code() == code
        scopes.parts(agency)*.toString() == ['place:R02']

        where:
        what                         | keys                | reason      | own   || code
        'one without a reason'       | ['group:default']   | ' '         | false || ErrorCode.INVALID_VALUE
        'too long a reason'          | ['group:default']   | 'x' * 1001  | false || ErrorCode.INVALID_VALUE
        'one\'s own'                 | []                  | 'spec'      | true  || ErrorCode.FORBIDDEN
        'a place that is not there'  | ['place:999999']    | 'spec'      | false || ErrorCode.NOT_FOUND
        'a unit that is not there'   | ['unit:999999']     | 'spec'      | false || ErrorCode.NOT_FOUND
        'a key that is none'         | ['rack:1']          | 'spec'      | false || ErrorCode.INVALID_VALUE
        'a place that is no number'  | ['place:R01']       | 'spec'      | false || ErrorCode.INVALID_VALUE
        'a group without a name'     | ['group: ']         | 'spec'      | false || ErrorCode.INVALID_VALUE
        'too long a group'           | ['group:' + 'x'*101]| 'spec'      | false || ErrorCode.INVALID_VALUE
    }

    def "units have names of their own: #name (#shortName) is #outcome"() {
        given:
        units.all().find { it.name() == 'Sở Nội vụ' } ?: units.add('Sở Nội vụ', 'SNV', 'spec')
        String result

        when:
        try {
            units.add(name, shortName, 'spec')
            result = 'taken'
        } catch (DcimException e) {
            result = e.code().code()
        }

        then:
        result == outcome

        where:
        name            | shortName || outcome
        'Sở Nội vụ'     | ''        || 'already-exists'
        ' sở nội vụ '   | ''        || 'already-exists'
        'So Noi vu'     | ''        || 'already-exists'
        'Sở Công an'    | 'snv'     || 'already-exists'
        ''              | ''        || 'invalid-value'
        'x' * 201       | ''        || 'invalid-value'
        'x' * 200       | 'y' * 50  || 'taken'
        'Sở Xây dựng'   | 'y' * 51  || 'invalid-value'
        'Sở Xây dựng'   | ''        || 'taken'
    }

    def "a unit keeps its systems under another name, and takes no name of another"() {
        given:
        def unit = units.add('Sở Tư pháp', 'STP', 'spec')

        when:
        units.rename(unit.id(), 'Sở Tư pháp tỉnh', 'STP', 'lan')

        then:
        units.get(unit.id()).name() == 'Sở Tư pháp tỉnh'
        with(trail().first()) {
            [action(), actor(), was(), became()] == ['unit.rename', 'lan', 'Sở Tư pháp (STP)', 'Sở Tư pháp tỉnh (STP)']
        }

        when:
        units.rename(unit.id(), 'Sở Y tế', '', 'lan')

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.ALREADY_EXISTS
    }
}
