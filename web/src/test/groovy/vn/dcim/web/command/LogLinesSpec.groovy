package vn.dcim.web.command

import ch.qos.logback.classic.Level
import ch.qos.logback.classic.LoggerContext
import ch.qos.logback.classic.encoder.PatternLayoutEncoder
import ch.qos.logback.classic.joran.JoranConfigurator
import ch.qos.logback.classic.spi.LoggingEvent
import java.nio.charset.StandardCharsets
import spock.lang.Specification

/** The program's own log, as {@code logback.xml} writes it. */
class LogLinesSpec extends Specification {

    def "what comes from outside begins no line of the program's log: #what"() {
        given:
        def context = new LoggerContext()
        new JoranConfigurator(context: context).doConfigure(getClass().getResource('/logback.xml'))
        def encoder = context.getLogger('ROOT').getAppender('console').encoder as PatternLayoutEncoder
        def event = new LoggingEvent('', context.getLogger('vn.dcim.Some'), Level.WARN, 'topic {}', failure, [said] as Object[])

        when:
        def lines = new String(encoder.encode(event), StandardCharsets.UTF_8).split('\\R')

        then:
        failure || lines.size() == 1
        lines.count { it ==~ /\d{4}-\d\d-\d\dT.*/ } == 1
        lines[0].contains(shown)

        where:
        what        | said                                         | failure                                                  || shown
        'a message' | 'a\r\n2026-11-22T00:00:00.000Z INFO  X: made up' | null                                                  || 'topic a\\n2026-11-22T00'
        'a failure' | 'a'                                          | new IOException('b\n2026-11-22T00:00:00.000Z INFO  X: made up') || 'topic a'
    }
}
