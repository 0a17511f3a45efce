package vn.dcim

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchRule
import spock.lang.Shared
import spock.lang.Specification

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
            ['backup', 'link', 'maintenance', 'workorder'],
            ['ingest'],
            ['alarm', 'notify', 'directory', 'forward', 'foreign'],
            ['telemetry', 'access', 'camera', 'transport'],
            ['point', 'device'],
            ['asset', 'software', 'document'],
            ['staff'],
            ['place', 'account', 'audit', 'schedule', 'startup', 'definition', 'health'],
            ['error'],
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
        'core' | ['vn.dcim.snmp..', 'vn.dcim.mqtt..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                  'org.snmp4j..', 'org.eclipse.paho..', 'io.micronaut.http..', 'gg.jte..']
        'snmp' | ['vn.dcim.mqtt..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                  'org.eclipse.paho..', 'io.micronaut.http..', 'java.sql..', 'javax.sql..']
        'mqtt' | ['vn.dcim.snmp..', 'vn.dcim.web..', 'vn.dcim.plant..', 'vn.dcim.demo..',
                  'org.snmp4j..', 'io.micronaut.http..', 'java.sql..', 'javax.sql..']
        'web'  | ['vn.dcim.snmp..', 'vn.dcim.mqtt..', 'vn.dcim.plant..', 'vn.dcim.demo..', 'org.snmp4j..', 'org.eclipse.paho..']
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
        module << ['core', 'snmp', 'mqtt', 'web', 'plant', 'demo']
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
