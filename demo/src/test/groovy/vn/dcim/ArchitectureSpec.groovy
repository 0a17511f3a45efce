package vn.dcim

import com.tngtech.archunit.base.DescribedPredicate
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchRule
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.alarm.AlarmBoard
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.point.PointRepository
import vn.dcim.core.scope.Scope

import java.time.Instant
import java.util.concurrent.Executors

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

/** The arrows of docs/architecture.md, held. */
class ArchitectureSpec extends Specification {

    /** Features of the core, from the top: each may use its own row and those below. */
    static final List<List<String>> ROWS = [
            ['regulation', 'report'],
            ['incident', 'shift', 'drill'],
            ['backup', 'link', 'work', 'drift', 'syslog', 'clock'],
            ['ingest'],
            ['alarm', 'notify', 'directory', 'oidc', 'forward', 'foreign'],
            ['exchange'],
            ['forecast'],
            ['floor', 'network'],
            ['power'],
            ['telemetry', 'access', 'camera', 'transport', 'node'],
            ['point', 'device'],
            ['asset', 'software', 'document', 'assetlist', 'register'],
            ['staff'],
            ['scope'],
            ['place', 'unit', 'account', 'audit', 'version', 'schedule', 'startup', 'definition', 'health'],
            ['error', 'limit', 'text', 'table'],
    ]

    @Shared
    JavaClasses program = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption { !it.contains('/test-classes/') && !it.contains('-tests.jar') }
            .importPackages('vn.dcim')

    static void holds(ArchRule rule, JavaClasses classes) {
        rule.allowEmptyShould(true).check(classes)
    }

    def "module #module does not know #unknown"() {
        expect:
        holds(noClasses().that().resideInAnyPackage("vn.dcim.${module}..")
                .should().dependOnClassesThat().resideInAnyPackage(unknown as String[]), program)

        where:
        module | unknown
        'core' | ['vn.dcim.snmp..', 'vn.dcim.mqtt..', 'vn.dcim.syslog..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                  'org.snmp4j..', 'org.eclipse.paho..', 'io.micronaut.http..', 'gg.jte..']
        'snmp' | ['vn.dcim.mqtt..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                  'org.eclipse.paho..', 'io.micronaut.http..', 'java.sql..', 'javax.sql..']
        'mqtt' | ['vn.dcim.snmp..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                  'org.snmp4j..', 'io.micronaut.http..', 'java.sql..', 'javax.sql..']
        'syslog' | ['vn.dcim.snmp..', 'vn.dcim.mqtt..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                    'org.snmp4j..', 'org.eclipse.paho..', 'io.micronaut.http..', 'java.sql..', 'javax.sql..']
        'web'  | ['vn.dcim.snmp..', 'vn.dcim.mqtt..', 'vn.dcim.syslog..', 'vn.dcim.plant..', 'vn.dcim.demo..', 'org.snmp4j..', 'org.eclipse.paho..']
        'plant'| ['vn.dcim.core..', 'vn.dcim.snmp..', 'vn.dcim.mqtt..', 'vn.dcim.web..', 'vn.dcim.demo..']
    }

    def "feature #feature of the core uses nothing above it"() {
        expect:
        holds(noClasses().that().resideInAnyPackage("vn.dcim.core.${feature}..")
                .should().dependOnClassesThat().resideInAnyPackage(above as String[]), program)

        where:
        [feature, above] << ROWS.withIndex().collectMany { row, i ->
            row.collect { [it, (i == 0 ? ['none'] : ROWS[0..<i].flatten()).collect { "vn.dcim.core.${it}.." as String }] }
        }
    }

    def "every feature of the core has its row"() {
        given:
        def known = ROWS.flatten() as Set

        expect:
        program.collect { it.packageName }.findAll { it.startsWith('vn.dcim.core.') }
                .collect { it.split('\\.')[3] }.unique().findAll { !(it in known) } == []
    }

    def "no cycle runs through the features of #module"() {
        expect:
        holds(slices().matching("vn.dcim.${module}.(*)..").should().beFreeOfCycles(), program)

        where:
        module << ['core', 'snmp', 'mqtt', 'syslog', 'web', 'plant', 'demo']
    }

    def "time comes from the injected clock"() {
        expect: "in the core and in the pages; a protocol may measure round trips on its own"
        holds(noClasses().that().resideInAnyPackage('vn.dcim.core..', 'vn.dcim.web..')
                .should().callMethod(Instant, 'now')
                .orShould().callMethod(System, 'currentTimeMillis'), program)
    }

    def "nobody sleeps, but for the plant, whose time passes by itself"() {
        expect:
        holds(noClasses().that().resideOutsideOfPackage('vn.dcim.plant..')
                .should().callMethod(Thread, 'sleep', long), program)
    }

    def "no virtual thread meets the pool of database connections"() {
        expect: "docs/decisions/0006; the plant, the transport of SNMP and the start of embedded parts have nothing to do with it"
        holds(noClasses().that().resideOutsideOfPackages('vn.dcim.plant..', 'vn.dcim.snmp.transport..')
                .and().doNotHaveFullyQualifiedName('vn.dcim.demo.Pending')
                .should().callMethod(Executors, 'newVirtualThreadPerTaskExecutor')
                .orShould().callMethod(Thread, 'startVirtualThread', Runnable)
                .orShould().callMethod(Thread, 'ofVirtual'), program)
    }

    /** Pages that see the whole centre whoever looks, and why that is right. */
    static final Map<String, String> SEE_EVERYTHING = [
            'vn.dcim.web.account.ScopeChoices'    : 'what to narrow others to; accounts are closed to whoever is narrowed',
            'vn.dcim.web.alarm.AlarmLines'        : 'words for alarms that were found within the scope',
            'vn.dcim.web.device.DeviceIdentifier' : 'adding devices is closed to whoever is narrowed',
            'vn.dcim.web.device.Previews'         : 'adding devices is closed to whoever is narrowed',
            'vn.dcim.web.notify.AcknowledgeController': 'the link tells whether its owner sees the device',
            'vn.dcim.web.notify.NoticeList'       : 'notices are closed to whoever is narrowed',
            'vn.dcim.web.notify.NoticeTitles'     : 'letters whose recipients see the device, and the list of notices',
            'vn.dcim.web.overview.Centres'        : 'reads all once and narrows what it hands out',
    ]

    /** What changes devices that were found within the scope. */
    static final List<String> CHANGE_DEVICES = ['vn.dcim.web.device.DeviceAdditions', 'vn.dcim.web.device.DeviceChanges']

    def "pages and programs reach devices, points and alarms through the scope of whoever asks"() {
        expect:
        holds(noClasses().that().resideInAPackage('vn.dcim.web..').and().resideOutsideOfPackage('vn.dcim.web.scope..')
                .should().dependOnClassesThat().belongToAnyOf(DeviceRepository, PointRepository)
                .orShould().accessClassesThat().haveFullyQualifiedName(AlarmBoard.name), program)
        holds(noClasses().that().resideInAPackage('vn.dcim.web..').and(doNotHaveNames(CHANGE_DEVICES))
                .should().dependOnClassesThat().belongToAnyOf(DeviceRegistry), program)
        holds(noClasses().that().resideInAPackage('vn.dcim.web..').and().resideOutsideOfPackage('vn.dcim.web.scope..')
                .and(doNotHaveNames(SEE_EVERYTHING.keySet()))
                .should().accessField(Scope, 'EVERYTHING'), program)
    }

    private static DescribedPredicate<JavaClass> doNotHaveNames(Collection<String> names) {
        DescribedPredicate.describe('are not of the list, nor made of one of it') { JavaClass it -> !names.any { name -> (it.name + '$').replace('.$', '.').startsWith(name + '$') } }
    }

    def "names say what a thing is: none ends with Manager, Util, Impl, Helper"() {
        expect:
        holds(noClasses().that().areTopLevelClasses()
                .should().haveNameMatching('.*(Manager|Utils?|Impl|Helper)'), program)
    }

    def "a repository is an interface of the core"() {
        expect:
        holds(classes().that().haveSimpleNameEndingWith('Repository').and().areTopLevelClasses()
                .should().beInterfaces().andShould().resideInAPackage('vn.dcim.core..'), program)
    }

    def "every package says in a sentence what it is for"() {
        given: "a package-info without annotations leaves no class file, so the sources are asked"
        def packages = program.collect { it.packageName }.unique().findAll { it.startsWith('vn.dcim') }
        def modules = new File('..').listFiles().findAll { it.directory }

        when:
        def silent = packages.findAll { name ->
            !modules.any { new File(it, "src/main/java/${name.replace('.', '/')}/package-info.java").exists() }
        }

        then:
        silent == []
    }
}
