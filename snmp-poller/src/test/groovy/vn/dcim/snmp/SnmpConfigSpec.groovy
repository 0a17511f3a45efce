package vn.dcim.snmp

import io.micronaut.context.ApplicationContext
import spock.lang.Specification

import java.time.Duration

class SnmpConfigSpec extends Specification {

    def "the defaults"() {
        given:
        def context = ApplicationContext.run(['flyway.enabled': false])

        expect:
        with(context.getBean(SnmpConfig)) {
            fastCycle() == Duration.ofSeconds(5)
            cycle() == Duration.ofSeconds(10)
            staticCycle() == Duration.ofDays(1)
            firstTimeout() == Duration.ofSeconds(1)
            minTimeout() == Duration.ofMillis(500)
            maxTimeout() == Duration.ofSeconds(3)
            retries() == 2
            maxVarbinds() == 64
            retestSize() == Duration.ofHours(1)
            refreshPause() == Duration.ofSeconds(1)
            !weakAlgorithms()
            profiles() == null
        }

        cleanup:
        context.close()
    }

    def "with roles #roles this process asks SNMP devices: #asks"() {
        given:
        def context = ApplicationContext.run(roles == null ? [:] : ['dcim.roles': roles])

        expect:
        context.findBeanDefinition(SnmpPoller).present == false // without a pipeline nobody takes the answers
        new SnmpRole().matches(new io.micronaut.context.DefaultConditionContext(context, null, null)) == asks

        cleanup:
        context.close()

        where:
        roles           || asks
        null            || true
        'snmp'          || true
        'web, snmp'     || true
        ['web', 'snmp'] || true
        'web,mqtt'      || false
    }
}
