package vn.dcim.core.software

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.software.SoftwareBatches.Whole
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.software.HostFlaw.*

/** Every machine has an operating system and anti-malware that are licensed, recommended and alive, or is told. */
class HostsSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-03-02T01:00:00Z') // 08:00 in the centre

    @Shared SteppedClock clock = SteppedClock.at(NOW.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Hosts hosts = context.getBean(Hosts)
    @Shared Consoles consoles = context.getBean(Consoles)
    @Shared SoftwareBatches batches = context.getBean(SoftwareBatches)
    @Shared int counter

    String name = "MC-${++counter}"

    def setup() {
        ['console_host', 'console_report'].each { table ->
            database.connect().withCloseable { it.createStatement().execute("DELETE FROM $table") }
        }
        clock.set(NOW)
    }

    void machine(Map with = [:]) {
        def desk = context.getBean(AssetDesk)
        def added = desk.add([(AssetField.NAME): name, (AssetField.KIND): with.kind ?: 'server', (AssetField.IP): with.ip ?: '',
                              (AssetField.STATUS): with.status ?: 'in-use'], AssetTerms.CODES, 'an')
        assert added.faults() == []
    }

    void installed(String kind, Map with = [:]) {
        batches.take([new Whole(
                texts((TitleField.NAME): "$kind của $name", (TitleField.KIND): kind, (TitleField.GROUND): with.ground ?: 'proprietary',
                        (TitleField.PERMIT): with.permit ?: 'permitted', (TitleField.PERMIT_DECISION): '1/QĐ',
                        (TitleField.RECOMMENDED_BY): with.containsKey('recommended') ? with.recommended : 'CV 12/CATTT'),
                with.containsKey('to') && !with.to ? [] : [texts((LicenceField.METRIC): 'device', (LicenceField.SEATS): with.seats ?: '1',
                        (LicenceField.TERM): 'limited', (LicenceField.STARTS_ON): '01/01/2026', (LicenceField.ENDS_ON): with.to ?: '31/12/2026')],
                [texts((InstallationField.ASSET): name)] + (with.others ?: []).collect { texts((InstallationField.ASSET): it) })], '', 'an')
    }

    static Map texts(Map typed) {
        typed.collectEntries { [it.key, it.value as String] }
    }

    HostState state() {
        hosts.standing().machines().find { it.name() == name }
    }

    Set<HostFlaw> noted() {
        state().flaws() - NO_EVIDENCE
    }

    def "BK11-10.4.a-a: a #kind #status is held against the rule: #judged"() {
        when:
        machine(kind: kind, status: status)

        then:
        (state() != null) == judged
        !judged || noted() == [NO_SYSTEM, NO_ANTI_MALWARE] as Set

        where:
        kind          | status     || judged
        'server'      | 'in-use'   || true
        'workstation' | 'standby'  || true
        'laptop'      | 'in-use'   || true
        'server'      | 'in-store' || false
        'switch'      | 'in-use'   || false
    }

    def "BK11-10.4.a-a, KT17-6.1.e-a: with anti-malware #with the machine is told #flaws"() {
        given:
        machine()
        installed('operating-system', [ground: 'open-source', to: null])
        installed('anti-malware', with)

        expect:
        noted() == flaws as Set

        where:
        with                               || flaws
        [to: '02/03/2026']                 || []
        [to: '01/03/2026']                 || [ANTI_MALWARE_UNLICENSED]
        [to: null]                         || [ANTI_MALWARE_UNLICENSED]
        [recommended: '']                  || [ANTI_MALWARE_NOT_RECOMMENDED]
        [permit: 'undecided']              || [ANTI_MALWARE_NOT_RECOMMENDED]
        [ground: 'freeware', to: null, recommended: ''] || [ANTI_MALWARE_NOT_RECOMMENDED]
    }

    def "an operating system that is on more machines than were bought is licensed on none of them"() {
        given:
        machine()
        def first = name
        name = "$first-B"
        machine()
        installed('operating-system', [seats: seats, others: [first]])

        expect:
        (SYSTEM_UNLICENSED in state().flaws()) == told

        where:
        seats || told
        '1'   || true
        '2'   || false
    }

    def "without any list nothing is known, neither good nor bad; and a list that is too old is as good as none"() {
        given:
        machine()

        expect:
        !hosts.standing().isProven()
        NO_EVIDENCE in state().flaws()
        !(MISSING in state().flaws())

        when:
        take("host,last update,last scan,missing patches\n$name,02/03/2026 07:00,02/03/2026,0")
        clock.advance(after)

        then:
        hosts.standing().isProven() == proven
        (NO_EVIDENCE in state().flaws()) == !proven
        hosts.standing().outOfDate().empty == proven

        where:
        after                               || proven
        Duration.ofDays(7)                  || true
        Duration.ofDays(7) + Duration.ofMillis(1) || false
    }

    def "BK11-10.4.a-b, BK11-24.1: updated #updated, scanned #scanned, #patches patches missing: #flaws"() {
        given:
        machine()
        installed('operating-system')
        installed('anti-malware')
        take("host;product;version;last update;last scan;missing patches\n$name;Kaspersky;12;$updated;$scanned;$patches")

        expect:
        state().flaws() == flaws as Set

        where: "72 hours before 02/03/2026 08:00 are 27/02/2026 08:00; 7 days 23/02/2026 08:00"
        updated                | scanned                | patches || flaws
        '27/02/2026 08:00'     | '23/02/2026 08:00'     | '0'     || []
        '27/02/2026 07:59'     | '23/02/2026 08:00'     | '0'     || [SILENT]
        '2026-02-27T01:00:00Z' | '23/02/2026 07:59:59'  | '0'     || [NOT_SCANNED]
        '27/02/2026 08:00'     | '23/02/2026 08:00'     | '1'     || [PATCHES_MISSING]
        '27/02/2026 08:00'     | '23/02/2026 08:00'     | ''      || [PATCHES_UNKNOWN]
        ''                     | ''                     | '0'     || [SILENT, NOT_SCANNED]
    }

    def "BK11-24.1: whoever is in no list is missing, and who is in the lists alone is unknown"() {
        given:
        machine(ip: '10.0.7.1')
        take("host,last update\n$listed,02/03/2026\nla-mat.tinh.gov.vn,02/03/2026")

        expect:
        (MISSING in state().flaws()) == missing
        hosts.standing().unknown()*.host() == unknown.collect { it.replace('#', name) }

        where:
        listed              || missing | unknown
        "10.0.7.1"          || false   | ['la-mat.tinh.gov.vn']
        "MC-KHAC"           || true    | ['MC-KHAC', 'la-mat.tinh.gov.vn']
        "10.0.7.2"          || true    | ['10.0.7.2', 'la-mat.tinh.gov.vn']
    }

    def "the newest list of each console counts, and a machine may stand on several"() {
        given:
        machine()
        take("host,last update,last scan\n${name.toLowerCase()}.tinh.gov.vn,01/02/2026,01/02/2026", 'Kaspersky')
        take("host,last update,last scan\n${name.toLowerCase()}.tinh.gov.vn,02/03/2026,02/03/2026", 'Kaspersky')
        take("host,missing patches\n$name,3", 'WSUS')

        expect:
        hosts.standing().reports()*.console() == ['Kaspersky', 'WSUS']
        state().flaws() - [NO_SYSTEM, NO_ANTI_MALWARE] == [PATCHES_MISSING] as Set
        state().missingPatches() == 3
        context.getBean(AuditLog).page(0, 1).first().with { it.action() == 'console.import' && it.subject() == 'console WSUS' }
    }

    def "all that is wrong with a list is told at once, and nothing of it is taken: #faults"() {
        expect:
        consoles.take('Kaspersky', text, 'an').collect { "${it.line()} ${it.column()} ${it.kind()}" as String } == faults
        consoles.newest() == []

        where:
        text                                                || faults
        ''                                                  || ['0  EMPTY']
        'host'                                              || ['0  EMPTY']
        'name,last update\na,b'                             || ['1 host NO_HOST_COLUMN']
        'host,last scan\na,hôm qua\n,\na,05/03/2026'        || ['2 last-scan NO_INSTANT', '3 host MISSING', '4 host TWICE', '4 last-scan TO_COME']
        'host\tmissing patches\na\tnhiều\nb\t-1'            || ['2 missing-patches NO_NUMBER', '3 missing-patches NO_NUMBER']
        'Tên máy;Bản vá thiếu;Quét\n' + 'x' * 201 + ';1;'   || ['2 host TOO_LONG']
        'host\n"a'                                          || ['0  UNREADABLE']
    }

    def "a console needs a name"() {
        when:
        consoles.take(' ', 'host\na', 'an')

        then:
        def refusal = thrown(DcimException)
        refusal.arguments().first() == 'console'
    }

    private void take(String text, String console = 'Kaspersky') {
        assert consoles.take(console, text, 'an') == []
    }
}
