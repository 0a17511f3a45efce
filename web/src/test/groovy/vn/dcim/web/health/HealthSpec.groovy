package vn.dcim.web.health

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.WebServer

class HealthSpec extends Specification {

    @AutoCleanup WebServer web

    def "with its database the program is up; a broker that nobody named is no part of it"() {
        given:
        web = new WebServer()

        when:
        def answer = web.anonymous('/health')

        then:
        answer.statusCode() == 200
        WebServer.json(answer) == [status: 'UP', parts: [database: 'UP']]
        answer.headers().firstValue('Cache-Control').get() == 'no-store'
    }

    def "a broker that is gone is named, and nothing is told of where it was"() {
        given:
        web = new WebServer(['dcim.mqtt.url': 'tcp://127.0.0.1:1'])

        when:
        def answer = web.anonymous('/health')

        then:
        answer.statusCode() == 503
        WebServer.json(answer) == [status: 'DOWN', parts: [broker: 'DOWN', database: 'UP']]
    }

    def "a database that is killed is named within seconds, and up again when it is back"() {
        given:
        web = new WebServer([:], [], TestDatabase.onServerOfItsOwn())

        when:
        web.database.server().kill()
        def started = System.nanoTime()
        def answer = web.anonymous('/health')

        then:
        answer.statusCode() == 503
        WebServer.json(answer) == [status: 'DOWN', parts: [database: 'DOWN']]
        System.nanoTime() - started < PartWatch.PATIENCE.multipliedBy(3).toNanos()

        when:
        web.database.server().start()

        then:
        new PollingConditions(timeout: 60, delay: 0.2).eventually { assert web.anonymous('/health').statusCode() == 200 }
    }
}
