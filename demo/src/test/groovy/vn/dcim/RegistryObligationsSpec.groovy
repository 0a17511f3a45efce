package vn.dcim

import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.software.HostFlaw
import vn.dcim.core.software.TitleFlaw

/** docs/registry-obligations.md: each obligation that a register, a document or a report proves, and the query that answers it. */
class RegistryObligationsSpec extends Specification {

    private static final Path OBLIGATIONS = ObligationSpecsSpec.obligations()
    private static final Path REGISTERS = Path.of('../dcim-core/src/main/resources/registers')

    /** Which flaws a list can be asked for, by its path. */
    private static final Map<String, Collection<String>> FLAWS = [
            '/equipment': AssetFilter.Flaw.values()*.code(),
            '/software': codes(TitleFlaw.values()),
            '/software/hosts': codes(HostFlaw.values())]

    @Shared List<List<String>> rows = Path.of('../docs/registry-obligations.md').toFile().readLines()
            .findAll { it ==~ /\| [A-Z]{2}\d{2}-\S+ \|.*/ }
            .collect { it.split(/\|/, -1)*.trim().drop(1).take(4) as List<String> }
    @Shared Set<String> routes = routes()

    private static List<String> codes(Enum[] flaws) {
        flaws.collect { it.name().toLowerCase(Locale.ROOT).replace('_', '-') }
    }

    private static Set<String> routes() {
        def found = [] as Set
        Path.of('../web/src/main/java').toFile().eachFileRecurse {
            if (it.name.endsWith('.java')) {
                (it.text =~ /@Controller\("(\/[^"{]+)/).each { found << it[1] }
            }
        }
        found
    }

    private static List<String> queries(List<String> row) {
        (row[2] =~ /`(\/[^`]+)`/).collect { it[1] }
    }

    def "#obligation is answered, in part or not at all, and says what is missing where it is"() {
        expect:
        [state, !queries(row).empty, !missing.empty] in [['answered', true, false], ['in part', true, true], ['not answered', false, true]]

        where:
        row << rows
        obligation = row[0]
        state = row[1]
        missing = row[3]
    }

    def "every query asks a page that there is, a register that there is, and a flaw that there is"() {
        expect:
        rows.size() >= 90
        rows.collectMany { queries(it) }.toSet().findAll { query ->
            def (path, asked) = (query.split(/\?/) as List) + ''
            def register = path =~ /^\/registers\/(.+)/
            def flaw = asked =~ /flaw=(.+)/
            register ? !REGISTERS.resolve("${register[0][1]}.yaml").toFile().isFile()
                    : !routes.contains(path) || flaw && !FLAWS[path].contains(flaw[0][1])
        } == [] as Set
    }

    def "a register that judges an obligation is named by it"() {
        given:
        def judged = REGISTERS.toFile().listFiles().collectMany { file ->
            (file.text =~ /(?m)^  ([A-Z]{2}\d{2}-[\w.-]+): \{/).collect { [it[1], "/registers/${file.name - '.yaml'}" as String] }
        }

        expect:
        judged.size() > 40
        judged.findAll { id, query -> rows.any { it[0] == id && !queries(it).contains(query) } } == []
    }

    @Requires({ RegistryObligationsSpec.OBLIGATIONS != null })
    def "the table holds every obligation whose evidence is a register, a document or a report, once, and no other"() {
        given:
        def lines = OBLIGATIONS.toFile().readLines()*.split('\t', -1)
        int evidence = (lines.first() as List).indexOf('evidence')

        expect:
        rows*.first().sort() == lines.findAll { it[evidence] =~ /registry|document|report/ }*.first().sort()
    }
}
