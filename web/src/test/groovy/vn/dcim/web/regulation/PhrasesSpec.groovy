package vn.dcim.web.regulation

import java.nio.file.Path
import spock.lang.Specification

/** Whatever a check says has its words in both bundles. */
class PhrasesSpec extends Specification {

    static final List<Path> CHECKS = ['check', 'xray'].collect { Path.of('../dcim-core/src/main/java/vn/dcim/core/regulation', it) }

    /** Keys that are said by name; those that are put together of a beginning and a code end with a hyphen and are left out. */
    static List<String> said() {
        CHECKS*.toFile()*.listFiles().flatten().findAll { it.name.endsWith('.java') }.collectMany { file ->
            (file.text =~ /(?:Phrase\.of|own\.wrong|(?<!\.)\bofRules|(?<!\.)\bwrong|(?<!\.)\bof|(?<!\.)\bopen)\(\s*(?:\w+,\s*|\w+\.account\(\),\s*){0,3}"([a-z][a-z0-9-]+[a-z0-9])"/).collect { it[1] }
        }.unique()
    }

    def "what checks say stands in #language"() {
        given:
        def bundle = new Properties()
        Path.of("src/main/resources/i18n/messages_${language}.properties").toFile().withReader('UTF-8') { bundle.load(it) }

        when:
        def said = said()

        then:
        said.size() > 180
        said.findAll { !bundle.containsKey("regulation.phrase.$it" as String) && it != 'finding' } == []

        where:
        language << ['vi', 'en']
    }
}
