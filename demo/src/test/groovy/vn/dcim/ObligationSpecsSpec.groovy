package vn.dcim

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** The table of obligations in docs/security.md: each that concerns the program's own accounts is named by the specs it says. */
class ObligationSpecsSpec extends Specification {

    private static final Path OBLIGATIONS = obligations()

    /** Text of each spec by the name of its class. */
    @Shared Map<String, String> specs = specs()
    @Shared List<List<String>> rows = Path.of('../docs/security.md').toFile().readLines()
            .findAll { it ==~ /\| `[A-Z]{2}\d{2}-[^`]+` \|.*/ }
            .collect { it.split(/\|/)*.trim().drop(1) as List<String> }

    private static Map<String, String> specs() {
        ['dcim-core', 'web', 'demo'].collectMany { module -> Path.of('..', module, 'src/test/groovy').toFile().with { folder -> def found = []; folder.eachFileRecurse { if (it.name.endsWith('.groovy')) found << it }; found } }
                .collectEntries { [it.name - '.groovy', it.text] }
    }

    /** The table of the regulation beside the repository, or null. */
    static Path obligations() {
        def set = System.getenv('DCIM_SHARED')
        def starts = set == null ? [] : [Path.of(set)]
        for (Path at = Path.of('').toAbsolutePath(); at != null; at = at.parent) {
            starts << at.resolve('shared')
        }
        starts.collect { it.resolve('regulation/obligations.tsv') }.find { Files.isRegularFile(it) }
    }

    def "#obligation is named by #named, or is told apart with the reason"() {
        expect:
        named.empty ? what.length() > 20 : named.every { specs[it]?.contains(obligation) }

        where:
        row << rows
        obligation = row[0].replace('`', '')
        named = (row[1] =~ /`(\w+)`/).collect { it[1] }
        what = row[2]
    }

    def "no obligation stands there twice"() {
        expect:
        rows.size() >= 47
        rows*.first().unique(false).size() == rows.size()
    }

    @Requires({ ObligationSpecsSpec.OBLIGATIONS != null })
    def "every obligation whose evidence is an account or an access log stands in the table"() {
        given:
        def lines = OBLIGATIONS.toFile().readLines()*.split('\t', -1)
        int evidence = (lines.first() as List).indexOf('evidence')

        expect:
        lines.findAll { it[evidence] =~ /account|access-log/ }*.first().findAll { id -> !rows.any { it[0] == "`$id`" as String } } == []
    }
}
