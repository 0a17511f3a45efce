package vn.dcim.web.language

import groovy.io.FileType
import java.text.MessageFormat
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Permission
import vn.dcim.core.account.Role
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.ErrorCode

import static vn.dcim.web.language.Language.EN
import static vn.dcim.web.language.Language.VI

class MessagesSpec extends Specification {

    static final VIETNAMESE = ~/(?i)[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/

    @Shared Messages messages = new Messages()

    def "both languages have the same texts"() {
        expect:
        messages.keys(VI) - messages.keys(EN) == [] as Set
        messages.keys(EN) - messages.keys(VI) == [] as Set
    }

    def "both languages fill in the same arguments"() {
        expect:
        messages.keys(VI).findAll { arguments(messages.texts[VI][it]) != arguments(messages.texts[EN][it]) } == [] as Set
    }

    static int arguments(String text) {
        new MessageFormat(text).formatsByArgumentIndex.length
    }

    def "no text has a straight apostrophe, which MessageFormat would swallow"() {
        expect:
        Language.values().collectMany { messages.all(it) }.findAll { it.contains("'") } == []
    }

    def "no English text has Vietnamese letters"() {
        expect:
        messages.keys(EN).findAll { VIETNAMESE.matcher(messages.texts[EN][it]).find() } == [] as Set
    }

    def "templates and scripts have no text of their own: #file"() {
        given:
        def text = file.getText('UTF-8').readLines().findAll { !it.strip().startsWith('//') }.join('\n')

        expect:
        !VIETNAMESE.matcher(text).find()

        where:
        file << ['src/main/jte', 'src/main/resources/assets'].collectMany { folder ->
            def found = []
            new File(folder).eachFileRecurse(FileType.FILES) { found << it }
            found
        }
    }

    def "every kind of failure, role, permission and class has its words in #language"() {
        expect:
        ErrorCode.values().every { messages.keys(language).containsAll(["error.${it.code()}", "problem.${it.code()}"]*.toString()) }
        Permission.values().every { "permission.${it.code()}".toString() in messages.keys(language) }
        Role.values().every { "role.${it.code()}".toString() in messages.keys(language) }
        DeviceClass.values().every { "class.${it.code()}".toString() in messages.keys(language) }

        where:
        language << Language.values()
    }

    def "an unknown text is a fault that shows"() {
        when:
        messages.text(VI, 'no.such.text')

        then:
        def e = thrown(MissingResourceException)
        e.key == 'no.such.text'
    }
}
