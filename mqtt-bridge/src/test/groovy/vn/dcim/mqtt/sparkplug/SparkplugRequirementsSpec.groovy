package vn.dcim.mqtt.sparkplug

import java.nio.file.Files
import java.nio.file.Path
import org.spockframework.runtime.model.FeatureMetadata
import spock.lang.Ignore
import spock.lang.Shared
import spock.lang.Specification

/** Requirements of Sparkplug 3.0.0 on host applications, and on the edge node that the plant has, are held by features that there are; docs/sparkplug.md lists them. */
class SparkplugRequirementsSpec extends Specification {

    static final Path SPECS = Path.of('src/test/groovy')
    /** The simulated edge node is of a module that this one does not know. */
    static final Path SPECS_OF_THE_PLANT = Path.of('../plant-simulator/src/test/groovy')
    static final Path LIST = Path.of('../docs/sparkplug.md')

    @Shared List<Map> rows = Files.readAllLines(LIST).findResults { line ->
        def told = line =~ /^\| ([a-z0-9-]+) \| (.+?) \| (?:`(\w+)`|–) \| (.+) \|$/
        told && told[0][1] != 'id' ? [id: told[0][1], wants: told[0][2], spec: told[0][3], feature: told[0][4]] : null
    }

    def "each requirement stands there once, all rows are read, and each is held or told why not"() {
        expect:
        rows.size() == Files.readAllLines(LIST).count { it ==~ /\| (?!id |---).*/ }
        rows*.id == rows*.id.toUnique()
        rows.findAll { it.spec }.size() > 80
        rows.findAll { !it.spec }.every { it.feature =~ /does not apply: .{10,}|^of the installation: |^missing: / }
    }

    def "#row.id is held by #row.spec: #row.feature"() {
        given:
        def files = named(SPECS, row.spec)

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
        row << rows.findAll { it.spec && it.spec != 'EdgeNodeSpec' }
    }

    def "#row.id is held for the simulated edge node: #row.feature"() {
        expect:
        def text = named(SPECS_OF_THE_PLANT, row.spec).with { assert it.size() == 1; Files.readString(it[0]) }
        text.readLines().count { it == "    def \"${row.feature}\"() {" as String } == 1
        !text.contains('@Ignore')

        where:
        row << rows.findAll { it.spec == 'EdgeNodeSpec' }
    }

    static List<Path> named(Path folder, String spec) {
        Files.walk(folder).withCloseable { all -> all.filter { it.fileName.toString() == "${spec}.groovy" as String }.toList() }
    }
}
