package vn.dcim.demo

import java.nio.file.Path
import spock.lang.Specification
import vn.dcim.web.command.Commands

/** {@code dcim train} with a program that does not start; with those that do, it is what each measuring of starts begins with. */
class TrainingCommandSpec extends Specification {

    static final String JAVA = Path.of(System.getProperty('java.home'), 'bin', 'java')

    def "a program that ends before it is up is told, with what it said, and leaves nothing behind"() {
        given:
        def said = new StringWriter()
        def command = TrainingCommand.commandLine().setErr(new PrintWriter(said))

        when:
        def code = Commands.execute(command, 'demo', JAVA, '-cp', 'nowhere', 'no.such.Program')

        then:
        code == 1
        said.toString().contains('no.such.Program')
        said.toString().contains('180')
    }

    def "what is trained is named"() {
        given:
        def said = new StringWriter()
        def command = TrainingCommand.commandLine().setErr(new PrintWriter(said))

        expect:
        Commands.execute(command, *arguments) == 2
        said.toString().contains(named)

        where:
        arguments             || named
        ['everything', JAVA]  || 'everything'
        ['demo']              || 'java'
        []                    || 'trainee'
    }
}
