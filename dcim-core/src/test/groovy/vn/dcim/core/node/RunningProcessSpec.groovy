package vn.dcim.core.node

import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification

@Requires({ os.linux })
class RunningProcessSpec extends Specification {

    def "this process runs"() {
        expect:
        RunningProcess.identity().split(' ').length == 3
        !RunningProcess.hasEnded(RunningProcess.identity())
    }

    def "one that ran on this machine has ended"() {
        given:
        def other = new ProcessBuilder('sleep', '600').start()
        def (space, pid, begun) = RunningProcess.identity().split(' ')
        def stat = new File("/proc/${other.pid()}/stat").text
        def identity = "$space ${other.pid()} ${stat.substring(stat.lastIndexOf(')') + 2).split(' ')[19]}"

        expect:
        !RunningProcess.hasEnded(identity)

        when:
        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS)

        then:
        RunningProcess.hasEnded(identity)

        and: "and so has one whose number another has by now"
        RunningProcess.hasEnded("$space $pid ${begun.toLong() + 1}")
    }

    def "of '#identity' nobody can tell"() {
        expect:
        !RunningProcess.hasEnded(identity)

        where:
        identity << ['', 'x', '4f0c7d1e-0000-0000-0000-000000000000/pid:[1] 1 1', '  ', 'a b c']
    }
}
