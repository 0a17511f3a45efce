package vn.dcim.web

import io.micronaut.inject.qualifiers.Qualifiers
import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class RequestThreadsSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()

    def "what requests do with the database is done by platform threads: #executor"() {
        given: "docs/decisions/0006"
        def threads = web.context.getBean(ExecutorService, Qualifiers.byName(executor))

        expect:
        !threads.submit({ Thread.currentThread().virtual } as Callable).get(10, TimeUnit.SECONDS)

        where:
        executor << ['blocking', 'io']
    }
}
