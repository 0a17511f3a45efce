package vn.dcim.core.regulation

import java.nio.file.Files
import java.nio.file.Path
import org.spockframework.runtime.model.FeatureMetadata
import spock.lang.Ignore
import spock.lang.Shared
import spock.lang.Specification

/** What of the texts is easily got wrong is held by features that there are; docs/compliance.md lists them. */
class TrapsSpec extends Specification {

    static final Path SPECS = Path.of('src/test/groovy')

    @Shared List<Map> rows = Files.readAllLines(Path.of('../docs/compliance.md')).findResults { line ->
        def told = line =~ /^\| (\d+) \| .*? \| `(\w+)` \| (.+) \|$/
        told ? [trap: told[0][1] as int, spec: told[0][2], feature: told[0][3]] : null
    }

    def "each of the seventeen traps is held"() {
        expect:
        rows*.trap.toUnique() == (1..17) as List
    }

    def "trap #row.trap is held by #row.spec: #row.feature"() {
        given:
        def files = Files.walk(SPECS).withCloseable { all -> all.filter { it.fileName.toString() == "${row.spec}.groovy" as String }.toList() }

        expect:
        files.size() == 1

        when:
        def type = Class.forName(SPECS.relativize(files[0]).toString().replace('.groovy', '').replace(File.separator, '.'), false, getClass().classLoader)
        def features = type.declaredMethods.findAll { it.getAnnotation(FeatureMetadata)?.name() == row.feature }

        then:
        features.size() == 1
        !features[0].isAnnotationPresent(Ignore)
        !type.isAnnotationPresent(Ignore)

        where:
        row << rows
    }
}
