package vn.dcim

import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification

/** docs/incidents.md and docs/work.md: each obligation that incidents and work orders prove, with what answers it or what is missing. */
class DutyObligationsSpec extends Specification {

    private static final Path OBLIGATIONS = ObligationSpecsSpec.obligations()

    static List<List<String>> rows(String document) {
        Path.of("../docs/$document").toFile().readLines()
                .findAll { it ==~ /\| [A-Z]{2}\d{2}-\S+ .*\|.*/ }
                .collect { it.split(/\|/, -1)*.trim().drop(1).take(4) as List<String> }
    }

    static String id(List<String> row) {
        row[0].tokenize(' ').first()
    }

    def "#document says of each obligation how far it is answered, by what, and what is missing"() {
        expect:
        rows(document).findAll { !(it[1] in ['answered', 'in part', 'not answered']) } == []
        rows(document).findAll { it[1] != 'not answered' && it[2].empty } == []
        rows(document).findAll { (it[1] == 'answered') != it[3].empty } == []

        where:
        document << ['incidents.md', 'work.md']
    }

    @Requires({ DutyObligationsSpec.OBLIGATIONS != null })
    def "every obligation whose evidence is #evidence stands in #document, once"() {
        given:
        def wanted = OBLIGATIONS.toFile().readLines()*.split('\t', -1).findAll { it[9] == evidence }*.getAt(0)
        def told = rows(document).collect { id(it) }

        expect:
        wanted.size() > 20
        wanted.findAll { told.count(it) != 1 } == []

        where:
        evidence     || document
        'incident'   || 'incidents.md'
        'work-order' || 'work.md'
    }
}
