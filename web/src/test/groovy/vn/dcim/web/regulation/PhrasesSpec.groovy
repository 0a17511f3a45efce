package vn.dcim.web.regulation

import java.nio.file.Path
import spock.lang.Specification
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.regulation.Catalogue
import vn.dcim.web.language.Dictionary
import vn.dcim.web.language.Language
import vn.dcim.web.language.Messages

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

    def "what limits say in words stands in #language"() {
        given:
        def bundle = new Properties()
        Path.of("src/main/resources/i18n/messages_${language}.properties").toFile().withReader('UTF-8') { bundle.load(it) }

        when:
        def said = Catalogue.load(null, 'bac-kan').texts()*.obligations().flatten()*.parameters().flatten()
                .collectMany { (it.toString() =~ /^\w+(?:>=|<=|!=|=|<|>)(.*)$/)[0][1].split(/[|&<]/) as List }
                .findAll { it ==~ /[a-z][a-z0-9_]+/ && it != 'config' }.unique()

        then:
        said.size() > 100
        said.findAll { !bundle.containsKey("regulation.value.$it" as String) } == []

        where:
        language << ['vi', 'en']
    }

    def "the value #value is told as #told"() {
        given:
        def words = new Dictionary(new Messages(), PointVocabulary.load()).in(Language.VI)

        expect:
        RegulationWords.value(words, value) == told

        where:
        value                                                || told
        '30'                                                 || '30'
        '18..27'                                             || '18..27'
        ''                                                   || '—'
        'true'                                               || 'có'
        'server|router|switch|firewall'                      || 'máy chủ, thiết bị định tuyến, thiết bị chuyển mạch, tường lửa'
        'operator_leadership&managing_agency_leadership'     || 'lãnh đạo đơn vị vận hành + lãnh đạo cơ quan quản lý'
        'disconnect<copy<restore'                            || 'ngắt kết nối → sao chép → khôi phục'
        'ISO/IEC_27001:2013'                                 || 'ISO/IEC 27001:2013'
    }
}
