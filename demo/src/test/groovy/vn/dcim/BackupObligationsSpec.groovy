package vn.dcim

import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.backup.FindingKind

/** docs/backups.md: each obligation that the log of backups proves, and the findings that answer it. */
class BackupObligationsSpec extends Specification {

    private static final Path OBLIGATIONS = ObligationSpecsSpec.obligations()

    @Shared List<List<String>> rows = Path.of('../docs/backups.md').toFile().readLines()
            .findAll { it ==~ /\| [A-Z]{2}\d{2}-\S+ .*\|.*/ }
            .collect { it.split(/\|/, -1)*.trim().drop(1).take(3) as List<String> }
    @Shared Set<String> judged = FindingKind.values().collectMany { it.obligations() } as Set

    static String id(List<String> row) {
        row[0].tokenize(' ').first()
    }

    def "#obligation is answered, in part or not at all, and says what is missing where it is"() {
        expect:
        row[1] in ['answered', 'in part', 'not answered']
        row[1] == 'answered' || !row[2].empty

        where:
        row << rows
        obligation = row[0]
    }

    def "what is answered is judged by a finding, and each finding names an obligation of the table"() {
        expect:
        rows.findAll { it[1] == 'answered' }.collect { id(it) }.findAll { !(it in judged) } == []
        judged.findAll { !(it in rows.collect { row -> id(row) }) } == [] as Set
    }

    @Requires({ BackupObligationsSpec.OBLIGATIONS != null })
    def "every obligation whose evidence is the log of backups stands in the table"() {
        given:
        def wanted = OBLIGATIONS.toFile().readLines()*.split('\t', -1).findAll { it[9] == 'backup-log' }*.getAt(0)

        expect:
        wanted.size() > 10
        wanted.findAll { !(it in rows.collect { row -> id(row) }) } == []
    }
}
