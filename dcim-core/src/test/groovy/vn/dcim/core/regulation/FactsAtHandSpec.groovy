package vn.dcim.core.regulation

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.report.ReportJson
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

/** Facts are gathered anew where nothing tells that they have not changed, and what was judged later stands. */
class FactsAtHandSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-24T01:00:00Z')
    static final String OBLIGATION = 'BK11-11.4-a'

    @Shared SteppedClock clock = SteppedClock.at(MORNING.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    /** Evidence whose facts, mark and looks a spec holds in its hands. */
    static class Held implements Evidence<Limit> {
        String fact = 'one'
        String mark
        int gathered
        Closure<Void> meanwhile = {}

        String name() { 'backups' }

        Class<Limit> type() { Limit }

        Optional<String> mark(Instant now) { Optional.ofNullable(mark) }

        Limit gather(Instant now) {
            gathered++
            def told = new Limit('fact', '=', fact, Limit.Origin.TEXT)
            meanwhile.call()
            told
        }
    }

    /** Is met where the fact says so. */
    static class Fits implements Check<Limit> {
        String name() { 'backups' }

        String evidence() { 'backups' }

        Verdict judge(Limit facts, Question question) {
            facts.value() == 'met' ? Verdict.met(Phrase.of('attested'), []) : Verdict.notMet(Phrase.of('attested', facts.value()), [], [])
        }
    }

    def held = new Held()
    def facts = new FactsAtHand([held], context.getBean(Versions), context.getBean(ReportJson))
    def evaluation = new Evaluation(context.getBean(Catalogue), facts, [new Fits()], context.getBean(DeclarationRepository),
            context.getBean(ResultRepository), context.getBean(KeptFactsRepository), context.getBean(TransactionOperations),
            context.getBean(ReportJson), clock)

    def setup() {
        clock.set(MORNING)
        database.clear('obligation_result', 'obligation_facts', 'obligation_declaration')
    }

    int kept() {
        database.connect().withCloseable {
            def found = it.createStatement().executeQuery('SELECT COUNT(*) FROM obligation_facts')
            found.next()
            found.getInt(1)
        }
    }

    State state() {
        context.getBean(Compliance).get(OBLIGATION).state()
    }

    def "#seconds s later, with mark #before and then #after, facts are gathered #times times"() {
        given:
        held.mark = before
        evaluation.evaluate(OBLIGATION)

        when:
        held.mark = after
        clock.advance(Duration.ofSeconds(seconds))
        def round = evaluation.evaluate(OBLIGATION)

        then:
        held.gathered == times
        round.gathered() == times - 1
        round.judged() == 1

        where: "midnight is 17:00 of UTC, 57,600 s later"
        before | after | seconds || times
        'a'    | 'a'   | 60      || 1
        'a'    | 'b'   | 60      || 2
        null   | null  | 60      || 2
        null   | 'a'   | 60      || 2
        'a'    | null  | 60      || 2
        'a'    | 'a'   | 57_599  || 1
        'a'    | 'a'   | 57_600  || 2
    }

    /** Looks at the instant, at the day or at neither, and counts how often it is asked. */
    static class Asking implements Check<Limit> {
        String looks
        int asked

        String name() { 'backups' }

        String evidence() { 'backups' }

        Verdict judge(Limit facts, Question question) {
            asked++
            def seen = looks == 'instant' ? question.at() : looks == 'day' ? question.day() : ''
            Verdict.notMet(Phrase.of('attested', facts.value(), seen), [], [])
        }
    }

    def "a check that looks at the #looks is asked #times times in two rounds, #seconds s apart, with fact #fact"() {
        given:
        def check = new Asking(looks: looks)
        def asking = new Evaluation(context.getBean(Catalogue), facts, [check], context.getBean(DeclarationRepository),
                context.getBean(ResultRepository), context.getBean(KeptFactsRepository), context.getBean(TransactionOperations),
                context.getBean(ReportJson), clock)
        asking.evaluate(OBLIGATION)

        when:
        held.fact = fact
        clock.advance(Duration.ofSeconds(seconds))
        asking.evaluate(OBLIGATION)

        then:
        check.asked == times

        and: "what is kept is what it answers now"
        def question = new Question(OBLIGATION, context.getBean(Catalogue).limits(context.getBean(Catalogue).find(OBLIGATION).get(), context.getBean(Catalogue).profile()), clock.instant())
        context.getBean(Compliance).get(OBLIGATION).verdict().reason() == check.judge(new Limit('fact', '=', fact, Limit.Origin.TEXT), question).reason()

        where: "midnight is 57,600 s later"
        looks     | seconds | fact  || times
        'nothing' | 60      | 'one' || 1
        'nothing' | 60      | 'two' || 2
        'nothing' | 57_599  | 'one' || 1
        'nothing' | 57_600  | 'one' || 2
        'day'     | 60      | 'one' || 1
        'day'     | 57_599  | 'one' || 1
        'day'     | 57_600  | 'one' || 2
        'instant' | 60      | 'one' || 2
        'instant' | 60      | 'two' || 2
    }

    def "what could not be gathered is asked of again, and so is what came back"() {
        given:
        def check = new Asking(looks: 'nothing')
        def asking = new Evaluation(context.getBean(Catalogue), facts, [check], context.getBean(DeclarationRepository),
                context.getBean(ResultRepository), context.getBean(KeptFactsRepository), context.getBean(TransactionOperations),
                context.getBean(ReportJson), clock)
        asking.evaluate(OBLIGATION)

        when:
        held.meanwhile = { throw new IllegalStateException('away') }
        clock.advance(Duration.ofSeconds(60))
        asking.evaluate(OBLIGATION)

        then:
        state() == State.NO_EVIDENCE

        when:
        held.meanwhile = {}
        clock.advance(Duration.ofSeconds(60))
        asking.evaluate(OBLIGATION)

        then:
        state() == State.NOT_MET
        check.asked == 2
    }

    def "a result that somebody else wrote meanwhile is compared with, though nothing here has changed"() {
        given:
        held.mark = 'a'
        2.times {
            evaluation.evaluate(OBLIGATION)
            clock.advance(Duration.ofSeconds(60))
        }

        when: "another node came to something else"
        new Evaluation(context.getBean(Catalogue), new FactsAtHand([new Held(fact: 'met')], context.getBean(Versions), context.getBean(ReportJson)),
                [new Fits()], context.getBean(DeclarationRepository), context.getBean(ResultRepository), context.getBean(KeptFactsRepository),
                context.getBean(TransactionOperations), context.getBean(ReportJson), clock).evaluate(OBLIGATION)

        then:
        state() == State.MET

        when:
        clock.advance(Duration.ofSeconds(60))
        evaluation.evaluate(OBLIGATION)

        then:
        state() == State.NOT_MET
        held.gathered == 1
    }

    def "what cannot be gathered leaves no evidence, and is tried again though its mark stands"() {
        given:
        held.mark = 'a'
        held.meanwhile = { throw new IllegalStateException('away') }

        when:
        evaluation.evaluate(OBLIGATION)

        then:
        state() == State.NO_EVIDENCE

        when:
        held.meanwhile = {}
        clock.advance(Duration.ofSeconds(60))
        evaluation.evaluate(OBLIGATION)

        then:
        state() == State.NOT_MET
    }

    def "facts are gathered in one snapshot, in which nothing is taken for changed"() {
        given:
        def writing = null
        def inSnapshot = null
        held.meanwhile = {
            writing = context.getBean(Versions).writing
            inSnapshot = context.getBean(TransactionOperations).findTransactionStatus().present
        }

        when:
        evaluation.evaluate(OBLIGATION)

        then:
        writing == false
        inSnapshot
    }

    def "a round that gathered for long does not follow a judgement that was made meanwhile"() {
        given: "while it gathers, the fact changes and somebody signs"
        def quick = new Held(fact: 'met')
        def other = new Evaluation(context.getBean(Catalogue), new FactsAtHand([quick], context.getBean(Versions), context.getBean(ReportJson)),
                [new Fits()], context.getBean(DeclarationRepository), context.getBean(ResultRepository), context.getBean(KeptFactsRepository),
                context.getBean(TransactionOperations), context.getBean(ReportJson), clock)
        held.meanwhile = {
            clock.advance(Duration.ofSeconds(1))
            Thread.startVirtualThread { other.evaluate(OBLIGATION) }.join()
        }

        when:
        def round = evaluation.evaluate(OBLIGATION)

        then:
        state() == State.MET
        round.changed() == 0
        evaluation.repeat(OBLIGATION, clock.instant()).get().same
    }

    def "the same facts are kept once, however often they are gathered"() {
        given:
        evaluation.evaluate(OBLIGATION)
        clock.set(MORNING + Duration.ofDays(1))
        evaluation.evaluate(OBLIGATION)

        expect:
        kept() == 1

        when:
        held.fact = 'two'
        evaluation.evaluate(OBLIGATION)

        then:
        kept() == 2
    }
}
