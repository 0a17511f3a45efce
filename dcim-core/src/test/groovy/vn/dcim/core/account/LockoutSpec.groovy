package vn.dcim.core.account

import io.micronaut.context.ApplicationContext
import io.micronaut.context.event.ApplicationEventListener
import java.time.Duration
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Wrong passwords in a row, on two nodes with one database. */
class LockoutSpec extends Specification {

    static final String ADDRESS = '192.0.2.7'

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T00:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared List<SignIn.AccountLocked> told = new CopyOnWriteArrayList<>()
    @Shared Queue<String> checks = new ConcurrentLinkedQueue<>()
    @Shared @AutoCleanup ApplicationContext node = node()
    @Shared @AutoCleanup ApplicationContext otherNode = node()
    @Shared Accounts accounts = node.getBean(Accounts)
    @Shared Standings standings = node.getBean(Standings)
    @Shared AccountDesk desk = node.getBean(AccountDesk)
    @Shared int counter

    IssuedPassword issued = accounts.issue("owner-${++counter}", Role.OPERATOR)

    ApplicationContext node(Map more = [:]) {
        ApplicationContext.builder().properties(database.properties() + more).singletons(clock, new Told(told))
                .beanDefinitions(LightPasswords.instead(checks)).start()
    }

    static class Told implements ApplicationEventListener<SignIn.AccountLocked> {
        private final List<SignIn.AccountLocked> told

        Told(List<SignIn.AccountLocked> told) {
            this.told = told
        }

        @Override
        void onApplicationEvent(SignIn.AccountLocked event) {
            told << event
        }
    }

    boolean tries(String password, ApplicationContext at = node) {
        at.getBean(SignIn).attempt(issued.account().name(), password, ADDRESS).isPresent()
    }

    Standing standing() {
        standings.of(accounts.find(issued.account().id()).get())
    }

    def "BK11-16.2-a: the fourth failure does not lock, the fifth does, wherever they come in"() {
        when:
        tries('wrong 1', node)
        tries('wrong 2', otherNode)
        tries('wrong 3', node)
        tries('wrong 4', otherNode)

        then:
        standing() == Standing.ACTIVE

        when:
        tries('wrong 5', node)

        then:
        standing() == Standing.LOCKED
        !tries(issued.password(), node)
        !tries(issued.password(), otherNode)

        and: "BK22-6.1.b-b: who looks after accounts is told whose, from where and when"
        told.findAll { it.account().name() == issued.account().name() }.collect { [it.address(), it.at()] } == [[ADDRESS, clock.instant()]]
        node.getBean(AuditLog).page(0, 10).content.find { it.action() == 'account.lock' }.subject() == "account:${issued.account().name()}"
    }

    def "BK11-16.2-a: a fifth failure #apart after the first finds the account #standing"() {
        when:
        tries('wrong 1')
        clock.advance(Duration.ofMinutes(29))
        (2..4).each { tries("wrong $it") }
        clock.advance(Duration.parse(apart) - Duration.ofMinutes(29))
        tries('wrong 5')

        then:
        this.standing() == standing

        where:
        apart        || standing
        'PT29M59S'   || Standing.LOCKED
        'PT30M'      || Standing.LOCKED
        'PT30M0.001S'|| Standing.ACTIVE
        'PT30M1S'    || Standing.ACTIVE
    }

    def "BK11-16.2-a: the window slides, it does not begin anew on the half hour"() {
        when: "at 10:00, 10:08, 10:16, 10:24 and 10:29"
        [0, 8, 8, 8, 5].each {
            clock.advance(Duration.ofMinutes(it))
            tries('wrong')
        }

        then:
        standing() == Standing.LOCKED
    }

    def "BK11-16.2-a: a right password in between begins the count anew"() {
        when:
        (1..4).each { tries("wrong $it") }
        def right = tries(issued.password())
        (1..4).each { tries("wrong $it") }

        then:
        right
        standing() == Standing.ACTIVE
        tries(issued.password())
    }

    def "of 50 guesses at once on two nodes never a sixth is looked at"() {
        given:
        def begin = new CountDownLatch(1)
        def crowd = Executors.newFixedThreadPool(50)

        when:
        checks.clear()
        def guesses = (1..50).collect { n ->
            crowd.submit({
                begin.await()
                tries("guess $n", n % 2 ? node : otherNode)
            } as Callable)
        }
        begin.countDown()
        def letIn = guesses*.get()

        then:
        !letIn.any()
        checks.count { it == issued.account().passwordHash() } == 5
        checks.size() == 50
        standing() == Standing.LOCKED

        cleanup:
        crowd?.shutdownNow()
    }

    def "BK11-16.2-b: no time and no restart unlocks"() {
        given:
        (1..5).each { tries("wrong $it") }

        when:
        clock.advance(Duration.ofDays(2))
        def restarted = node()

        then:
        standing() == Standing.LOCKED
        !tries(issued.password(), restarted)

        cleanup:
        restarted?.close()
    }

    def "BK11-16.2-b: the owner's request unlocks, recorded with how the owner was recognised, and by somebody else"() {
        given:
        (1..5).each { tries("wrong $it") }
        def id = issued.account().id()

        when:
        desk.unlock(id, UnlockRequest.Way.IN_PERSON, proof, by == 'the owner' ? issued.account().name() : by)

        then:
        def e = thrown(DcimException)
        e.code() == code
        standing() == Standing.LOCKED
        desk.unlockRequests(id) == []

        when:
        desk.unlock(id, UnlockRequest.Way.IN_PERSON, 'thẻ viên chức số 117', 'admin')

        then:
        tries(issued.password())
        with(desk.unlockRequests(id)) {
            it*.proof() == ['thẻ viên chức số 117']
            it*.recordedBy() == ['admin']
            it*.way() == [UnlockRequest.Way.IN_PERSON]
        }

        when: "it is not locked any more"
        desk.unlock(id, UnlockRequest.Way.IN_PERSON, 'thẻ viên chức số 117', 'admin')

        then:
        def again = thrown(DcimException)
        again.code() == ErrorCode.ILLEGAL_TRANSITION

        where:
        proof                  | by          || code
        ' '                    | 'admin'     || ErrorCode.INVALID_VALUE
        'thẻ viên chức số 117' | 'the owner' || ErrorCode.FORBIDDEN
    }

    def "HY05-7.6: where the rules say so, a lock ends by itself after its time"() {
        given:
        def centre = node(['dcim.regulation.profile': 'hung-yen'])
        (1..4).each { tries("wrong $it", centre) }

        expect: "the fourth failure does not lock"
        centre.getBean(Standings).of(accounts.find(issued.account().id()).get()) == Standing.ACTIVE

        when: "the fifth does"
        tries('wrong 5', centre)
        clock.advance(Duration.ofMinutes(30) - Duration.ofMillis(1))
        def before = tries(issued.password(), centre)
        clock.advance(Duration.ofMillis(1))

        then:
        !before
        tries(issued.password(), centre)

        cleanup:
        centre?.close()
    }

    def "from one address 30 sign-ins may fail within 10 minutes, the next waits, and the audit log is told once"() {
        given:
        def limit = node.getBean(AddressLimit)
        def address = '203.0.113.5'

        when: "every 10 s, the last one at 4:50"
        def first = (1..30).collect {
            def wait = limit.take(address)
            clock.advance(Duration.ofSeconds(10))
            wait
        }

        then:
        first.every { it.isEmpty() }
        limit.take(address) == Optional.of(Duration.ofMinutes(5))
        limit.take('203.0.113.6').isEmpty()
        with(node.getBean(AuditLog).page(0, 1).content.first()) {
            [actor(), action(), subject(), reason()] == ['system', 'sign-in.address-limit', "address:$address", '30 in PT10M']
        }

        when:
        def rows = node.getBean(AuditLog).page(0, 1).totalSize
        clock.advance(Duration.ofMinutes(5) - Duration.ofMillis(1))
        def early = limit.take(address)
        clock.advance(Duration.ofMillis(1))
        def later = limit.take(address)

        then:
        early == Optional.of(Duration.ofMillis(1))
        later.isEmpty()
        limit.take(address) == Optional.of(Duration.ofSeconds(10))
        node.getBean(AuditLog).page(0, 1).totalSize == rows
    }

    def "what was right counts for no address, and a network of IPv6 is one address"() {
        given:
        def limit = node.getBean(AddressLimit)

        when:
        100.times {
            limit.take('198.51.100.1')
            limit.giveBack('198.51.100.1')
        }
        (1..30).each { limit.take("2001:db8:1:2::$it") }

        then:
        limit.take('198.51.100.1').isEmpty()
        limit.take('2001:db8:1:2:ffff::1').isPresent()
        limit.take('2001:db8:1:3::1').isEmpty()
        limit.take('not an address').isEmpty()
    }

    def "#obligations: in #profile the fifth failure locks, #apart after the first or sooner, and no time unlocks"() {
        given:
        def centre = node(['dcim.regulation.profile': profile])
        (1..4).each { tries("wrong $it", centre) }
        clock.advance(apart)

        when:
        def before = standing()
        tries('wrong 5', centre)
        clock.advance(Duration.ofDays(7))

        then:
        before == Standing.ACTIVE
        centre.getBean(Standings).of(accounts.find(issued.account().id()).get()) == Standing.LOCKED
        !tries(issued.password(), centre)

        cleanup:
        centre?.close()

        where:
        obligations                | profile         | apart
        'AG59-10.1.b-a, AG59-7.7'  | 'an-giang'      | Duration.ofDays(7)
        'KT17-7.2'                 | 'kon-tum-draft' | Duration.ofMinutes(30)
    }

    def "an account that is #standing is not let in, and a password is checked all the same, so that the answer takes its time"() {
        given:
        bring(standing)
        checks.clear()

        expect:
        !tries(issued.password())
        this.standing() == standing
        checks.size() == 1
        !checks.contains(issued.account().passwordHash())
        node.getBean(AuditLog).page(0, 1).content.first().reason() == standing.code()

        where:
        standing << [Standing.LOCKED, Standing.UNUSED, Standing.EXPIRED, Standing.DEACTIVATED]
    }

    private void bring(Standing standing) {
        def id = issued.account().id()
        switch (standing) {
            case Standing.LOCKED -> (1..5).each { tries("wrong $it") }
            case Standing.UNUSED -> clock.advance(Duration.ofDays(30))
            case Standing.DEACTIVATED -> desk.deactivate(id, 'chuyển công tác', 'admin')
            case Standing.EXPIRED -> {
                issued = accounts.issue("guest-${++counter}", Role.MAINTENANCE, Person.UNKNOWN, today())
                clock.advance(Duration.ofDays(1))
            }
        }
    }

    private LocalDate today() {
        clock.instant().atZone(Standings.ZONE).toLocalDate()
    }
}
