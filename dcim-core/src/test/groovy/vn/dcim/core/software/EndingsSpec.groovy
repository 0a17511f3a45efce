package vn.dcim.core.software

import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import java.time.format.DateTimeFormatter
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.SupplierContracts
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.software.Ending.Group.*
import static vn.dcim.core.software.Ending.Kind.*
import static vn.dcim.core.software.SoftwareDeskSpec.WHOLE

/** What ends is seen half a year ahead, and told in time, once. */
class EndingsSpec extends Specification {

    static final LocalDate TODAY = LocalDate.parse('2026-03-02')

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Endings endings = context.getBean(Endings)
    @Shared LicenceDesk licences = context.getBean(LicenceDesk)
    @Shared int counter

    String name = "Phần mềm ${++counter}"

    def cleanup() {
        clock.set(Instant.parse('2026-03-02T01:00:00Z'))
    }

    static String day(int days) {
        TODAY.plusDays(days).format(DateTimeFormatter.ofPattern('dd/MM/yyyy'))
    }

    Licence licence(int endsIn, Map<LicenceField, String> typed = [:]) {
        def title = context.getBean(SoftwareDesk).add(SoftwareDeskSpec.texts([(TitleField.NAME): name] + WHOLE), 'an').kept()
        def outcome = licences.add(title.id(), [(LicenceField.METRIC): 'device', (LicenceField.TERM): 'limited', (LicenceField.SEATS): '2',
                                                (LicenceField.STARTS_ON): '01/01/2025', (LicenceField.ENDS_ON): day(endsIn)] + typed, 'an')
        assert outcome.faults() == []
        outcome.kept()
    }

    List<Ending> mine(int days = 180) {
        endings.within(days).findAll { it.name() == "$name 2022" || it.contract() == name }
    }

    def "BK11-21.1.e: a licence that ends in #days days is told among what comes in 180: #group"() {
        given:
        licence(days)

        expect:
        mine()*.group(TODAY) == group

        where:
        days || group
        -181 || []
        -180 || [ENDED]
        -1   || [ENDED]
        0    || [WITHIN_30]   // its last day: it is still valid
        30   || [WITHIN_30]
        31   || [WITHIN_90]
        90   || [WITHIN_90]
        91   || [LATER]
        180  || [LATER]
        181  || []
    }

    def "how far ahead is for who looks to say"() {
        given:
        licence(200)

        expect:
        mine(199) == []
        mine(200).size() == 1
    }

    def "what was renewed does not end; what goes on from it does"() {
        given:
        def first = licence(10)

        when:
        licences.renew(first.id(), 1, [(LicenceField.ENDS_ON): day(100)], 'an')

        then:
        mine()*.endsOn() == [TODAY.plusDays(100)]
    }

    def "a subscription tells who hangs on it, the most important machine first"() {
        given:
        def bought = licence(20, [(LicenceField.TERM): 'subscription', (LicenceField.METRIC): 'seat', (LicenceField.SEATS): '9'])
        ['thường': 'low', 'lõi': 'critical', 'phụ': 'medium'].each { word, importance ->
            context.getBean(AssetDesk).add([(AssetField.NAME): "$word $counter" as String, (AssetField.KIND): 'server',
                                            (AssetField.IMPORTANCE): importance], AssetTerms.CODES, 'an')
            context.getBean(InstallationDesk).add(bought.titleId(), [(InstallationField.ASSET): "$word $counter" as String], 'an')
        }
        context.getBean(InstallationDesk).add(bought.titleId(), [(InstallationField.PERSON): 'Lan'], 'an')

        expect:
        with(mine().first()) {
            kind() == SUBSCRIPTION
            dependents() == 4
            some() == "lõi $counter, phụ $counter, thường $counter, Lan"
        }
    }

    def "warranties of one delivery are one line, with how many hang on it"() {
        given:
        3.times { i ->
            def outcome = context.getBean(AssetDesk).add([(AssetField.NAME): "BH $counter-$i" as String, (AssetField.KIND): 'server',
                    (AssetField.SUPPLIER): 'FPT', (AssetField.CONTRACT): name, (AssetField.WARRANTY_TO): day(i < 2 ? 180 : 181)], AssetTerms.CODES, 'an')
            assert outcome.faults() == []
        }

        expect:
        with(mine()) {
            it*.kind() == [WARRANTY]
            it.first().dependents() == 2
            it.first().some() == "BH $counter-0, BH $counter-1"
        }
    }

    def "the contract of a supplier tells whose accounts end with it"() {
        given:
        def account = context.getBean(Accounts).issue("ncc-$counter", Role.MAINTENANCE).account()
        context.getBean(SupplierContracts).record(account.id(), new SupplierContracts.Terms('Công ty HPT', name, TODAY.plusDays(60)), 'an')

        expect:
        with(mine()) {
            it*.kind() == [CONTRACT]
            it.first().group(TODAY) == WITHIN_90
            it.first().some() == "ncc-$counter"
        }
    }

    def "people are told at 180, 90, 30 and 7 days, of each once, whatever is started anew"() {
        given:
        nothingElse()
        licence(181)

        when:
        def counts = [181, 180, 180, 91, 90, 31, 30, 8, 7, 0, -1].collect { left ->
            clock.set(TODAY.plusDays(181 - left).atTime(8, 0).atZone(CentreTime.ZONE).toInstant())
            2.times { look() }
            told().size()
        }

        then:
        counts == [0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4]
        told()*.days == ['180', '90', '30', '7']
        told()*.what.unique() == ["$name 2022 2026-08-30"]
    }

    def "what is found late is told once, for the days that are left; what was renewed is told no more"() {
        given:
        nothingElse()
        def late = licence(5)

        when:
        3.times { look() }

        then:
        told()*.days == ['7']

        when:
        nothingElse()
        def renewed = licences.add(late.titleId(), [(LicenceField.METRIC): 'device', (LicenceField.TERM): 'limited', (LicenceField.SEATS): '2',
                (LicenceField.STARTS_ON): '01/01/2025', (LicenceField.ENDS_ON): day(25)], 'an').kept()
        licences.renew(renewed.id(), 1, [(LicenceField.ENDS_ON): day(500)], 'an')
        look()

        then:
        told() == []
    }

    private void nothingElse() {
        database.connect().withCloseable { connection ->
            ['licence', 'supplier_contract', 'ending_warning'].each { connection.createStatement().execute("DELETE FROM $it") }
            connection.createStatement().execute('UPDATE asset SET origin_warranty_to = NULL')
            connection.createStatement().execute('DELETE FROM notice')
        }
    }

    private void look() {
        context.getBean(Class.forName('vn.dcim.core.notify.EndingNotices')).look()
    }

    private List<Map> told() {
        database.rows("SELECT facts FROM notice WHERE kind = 'ENDS_SOON' ORDER BY id").collect { new JsonSlurper().parseText(it.facts) as Map }
    }
}
