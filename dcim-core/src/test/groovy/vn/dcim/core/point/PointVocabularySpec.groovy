package vn.dcim.core.point

import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

class PointVocabularySpec extends Specification {

    @Shared
    PointVocabulary vocabulary = PointVocabulary.load()

    def "#concrete is an instance of #pattern"() {
        expect:
        vocabulary.find(concrete).map { it.pattern() }.orElse(null) == pattern

        where:
        concrete                 || pattern
        'input.voltage'          || 'input.voltage'
        'input.L1.voltage'       || 'input.{phase}.voltage'
        'input.L1-L2.voltage'    || 'input.{phase}.voltage'
        'input.L4.voltage'       || 'input.{n}.voltage'
        'outlet.3.current'       || 'outlet.{n}.current'
        'outlet.3-a.current'     || 'outlet.{n}.current'
        'outlet..current'        || null
        'outlet.3.colour'        || null
        'outlet.{n}.current'     || null
    }

    def "every name has a title in both languages, and every word too"() {
        expect:
        vocabulary.names().findAll { !it.titles().vi || !it.titles().en || it.titles().vi == it.pattern() }*.pattern() == []
        vocabulary.stateLists().collectMany { list -> list.states().findAll { !it.titles().vi || !it.titles().en }*.word() } == []
    }

    def "a title bears what stands in the place of the braces"() {
        expect:
        vocabulary.find('outlet.3.current').get().title('outlet.3.current', 'en') == 'Outlet 3 current'
        vocabulary.find('input.L1-L2.voltage').get().title('input.L1-L2.voltage', 'vi') == 'Điện áp vào L1-L2'
    }

    def "the part that #name belongs to is called #part"() {
        expect:
        vocabulary.part(name, language).orElse(null) == part

        where:
        name               | language || part
        'door.2.contact'   | 'vi'     || 'Cửa 2'
        'door.2.contact'   | 'en'     || 'Door 2'
        'camera.c10.status' | 'en'    || 'Camera c10'
        'if.3.in.rate'     | 'vi'     || 'Cổng 3'
        'camera.status'    | 'vi'     || null
        'input.L1.voltage' | 'vi'     || null
    }

    def "the names of the released vocabulary and the codes of its words stay: #list"() {
        expect: "history stores the codes, so that a changed one would change the past"
        vocabulary.stateLists().find { it.name() == list }.states().take(words.size()).collectEntries { [it.word(), it.code()] } == words

        where:
        list             | words
        'power-source'   | [unknown: 0, none: 1, utility: 2, battery: 3, bypass: 4, generator: 5]
        'battery-status' | [unknown: 0, normal: 1, low: 2, depleted: 3]
        'condition'      | [unknown: 0, normal: 1, notice: 2, warning: 3, critical: 4]
        'alarm'          | [clear: 0, active: 1, unknown: 2]
        'reachability'   | [reachable: 0, unreachable: 1]
        'link'           | [up: 1, down: 2, testing: 3, unknown: 4]
    }

    def "docs/point-names.md prints the vocabulary as it is"() {
        given:
        def page = Path.of('../docs/point-names.md')
        def text = PointNamesPage.print(vocabulary)

        when: "asked to, the page is written anew"
        if (System.getenv('DCIM_WRITE_DOCS')) {
            Files.writeString(page, text)
        }

        then:
        Files.readString(page) == text
    }
}
