package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.regulation.Catalogue
import vn.dcim.core.regulation.Check
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Every check that the catalogue names is there, with its evidence, under whichever profile; and the centre's own accounts, keys and logs have one. */
class BindingsSpec extends Specification {

    static final List<String> OWN = ['15.1.b-a', '15.1.b-b', '15.1.c-b', '15.1.d-a', '16.1-a', '16.1-b', '16.2-a', '16.2-b', '17.3', '25.3', '29.1.a', '29.1.b', '29.2.a', '29.2.c',
            '29.2.dd-a', '29.2.dd-b', '29.3.c', '29.3.d', '30.7.b', '30.7.c', '32.2', '32.3.a', '32.3.b', '32.3.c', '32.4.a', '32.4.b', '32.4.c'].collect { "BK11-$it" as String } +
            ['4.1', '5.1.g', '6.1.a', '6.1.b-a', '6.1.b-b', '6.2.a', '6.2.b', '6.2.c'].collect { "BK22-$it" as String } +
            ['3.13', '6.2.a', '6.2.b-a', '6.2.b-b', '6.3.b', '6.3.c', '8.2.c', '10.1.b-a', '10.1.b-b', '10.3', '10.4'].collect { "AG59-$it" as String } +
            ['7.1', '7.3', '7.4', '7.6', '7.8'].collect { "HY05-$it" as String } + ['7.2', '7.3', '7.4', '8.1', '10.2', '10.5'].collect { "KT17-$it" as String }

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties())
            .singletons(SteppedClock.at('2026-11-24T05:00:00Z')).start()
    @Shared Catalogue catalogue = Catalogue.load(null, 'bac-kan')
    @Shared Map<String, Check> checks = context.getBeansOfType(Check).collectEntries { [it.name(), it] }

    def "each check that the catalogue names is there"() {
        expect:
        catalogue.texts()*.obligations().flatten().collect { it.checkName().orElse('') }.findAll { it }.unique() - checks.keySet() == []
    }

    def "each check has its evidence, and each is named by the catalogue"() {
        given:
        def evidence = context.getBeansOfType(Evidence)*.name()
        def named = catalogue.texts()*.obligations().flatten().collect { it.checkName().orElse('') }.unique()

        expect:
        checks.values()*.evidence().unique() - evidence == []
        checks.keySet() - named == [] as Set
    }

    def "an obligation about the centre's own accounts, sign-in, keys, encryption, logs or audit has a check"() {
        expect:
        OWN.findAll { catalogue.find(it).get().checkName().empty } == []
    }

    def "where nothing was entered, nothing of them is met: #obligation"() {
        given:
        def check = checks[catalogue.find(obligation).get().checkName().get()]
        def evidence = context.getBeansOfType(Evidence).find { it.name() == check.evidence() }
        def profile = catalogue.profiles().find { it.texts().contains(obligation.take(4)) }
        def limits = catalogue.limits(catalogue.find(obligation).get(), profile)

        expect:
        check.judge(evidence.gather(SteppedClock.at('2026-11-24T05:00:00Z').instant()), new vn.dcim.core.regulation.Question(obligation, limits, ACheck.AT)).state().code() != 'met'

        where:
        obligation << OWN
    }
}
