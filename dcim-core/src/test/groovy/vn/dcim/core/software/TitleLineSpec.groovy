package vn.dcim.core.software

import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.software.Ground.*
import static vn.dcim.core.software.Level.*
import static vn.dcim.core.software.Metric.*
import static vn.dcim.core.software.TitleFlaw.*

/** What was bought against what is used, and what is wrong with a title on a day. */
class TitleLineSpec extends Specification {

    static final LocalDate TODAY = LocalDate.parse('2026-07-01')
    static final SoftwareConfig USUAL = new SoftwareConfig(RiskRule.HIGHEST, 12, 180, 72, 7, 7)

    static long nextId = 0

    static Licence licence(Map with = [:]) {
        def all = [id: ++nextId, metric: DEVICE, seats: 10, from: '2026-01-01', to: '2026-12-31', renews: null, charged: 'Lan'] + with
        new Licence(all.id, 1, 1, all.metric, all.to ? Term.LIMITED : Term.PERPETUAL, all.metric == SITE ? null : all.seats,
                LocalDate.parse(all.from), all.to ? LocalDate.parse(all.to) : null, "L-$all.id", '', '', '', null, null, '',
                all.renews, new Renewal(all.charged, null, null, ''), '', 'an', '')
    }

    static SoftwareTitle title(Map with = [:]) {
        def all = [ground: PROPRIETARY, permit: Permit.PERMITTED, on: PermittedOn.EVERYWHERE, levels: [LOW, LOW, LOW], ratedOn: '2026-01-01', reopened: false,
                   retired: null, value: 0L, keptAt: 'kho đĩa'] + with
        new SoftwareTitle(1, 1, 'SQL Server', all.value, vn.dcim.core.asset.Importance.HIGH, 'lưu CSDL', 'toàn trung tâm', 'Sở KH&CN',
                'theo hợp đồng', '2022', all.keptAt, 'Microsoft', SoftwareKind.DATABASE, all.ground, all.permit, '1/QĐ', all.on, '',
                new Rating(all.levels[0], all.levels[1], all.levels[2], 'Lan', all.ratedOn ? LocalDate.parse(all.ratedOn) : null, 'sao lưu', all.reopened),
                all.retired ? LocalDate.parse(all.retired) : null, '', 'sql server', 'an', '')
    }

    static Usage machines(Map with = [:], int count) {
        new Usage(count, with.people ?: 0, with.cores ?: 0, with.withoutCores ?: 0, with.withoutConsent ?: 0, with.servers ?: 0, with.workstations ?: 0)
    }

    static TitleLine line(SoftwareTitle title, List<Licence> licences, Usage usage, SoftwareConfig config = USUAL) {
        TitleLine.of(title, new LicenceStock(licences), usage, config, TODAY)
    }

    def "BK11-10.3: #used machines against 10 bought: #free free, #flaws"() {
        when:
        def told = line(title(), [licence()], machines(used))

        then:
        told.balance() == new Balance(DEVICE, 10, used)
        told.balance().free() == free
        told.flaws() == flaws as Set
        told.isLicensed(TODAY) == !(OVER_USED in flaws)

        where:
        used || free | flaws
        0    || 10   | [UNUSED]
        9    || 1    | []
        10   || 0    | []
        11   || -1   | [OVER_USED]   // the bad case of the obligation: twelve against ten
        12   || -2   | [OVER_USED]
    }

    def "BK11-10.3: a licence from #from to #to is #standing on 01/07/2026, in use: #flaws"() {
        given:
        def bought = licence(from: from, to: to)
        def told = line(title(), [bought], machines(1))

        expect:
        told.stock().standing(bought, TODAY) == standing as LicenceStock.Standing
        told.flaws() == flaws as Set

        where:
        from         | to           || standing  | flaws
        '2026-01-01' | '2026-06-30' || 'ENDED'   | [EXPIRED_IN_USE]
        '2026-01-01' | '2026-07-01' || 'VALID'   | []
        '2026-07-01' | null         || 'VALID'   | []
        '2026-07-02' | null         || 'TO_COME' | [EXPIRED_IN_USE]
    }

    def "a renewed licence is no ended one, and is not counted twice where the new one begins early"() {
        given:
        def first = licence(from: '2025-01-01', to: '2026-12-31', seats: 10)
        def second = licence(from: begins, to: '2027-12-31', seats: 15, renews: first.id())
        def told = line(title(), [first, second], machines(1))

        expect:
        told.stock().standing(first, TODAY) == standing as LicenceStock.Standing
        told.balance().bought() == bought
        told.stock().standing(first, LocalDate.parse('2027-01-01')) == LicenceStock.Standing.RENEWED

        where:
        begins       || standing  | bought
        '2026-07-01' || 'RENEWED' | 15
        '2026-07-02' || 'VALID'   | 10
        '2027-01-01' || 'VALID'   | 10
    }

    def "by #metric, 3 machines with 40 cores and 2 people take #used"() {
        expect:
        line(title(), [licence(metric: metric)], machines(3, people: 2, cores: 40)).balance().used() == used

        where:
        metric || used
        SEAT   || 5
        DEVICE || 3
        CORE   || 40
    }

    def "nothing is counted of #ground software, nor under a licence of the site"() {
        expect:
        line(title(ground: ground), licences, machines(50)).with {
            it.balance().bought() == null && it.balance().free() == null && it.flaws().isEmpty() && it.isLicensed(TODAY)
        }

        where:
        ground      | licences
        OPEN_SOURCE | []
        OWN         | []
        FREEWARE    | []
        PROPRIETARY | [licence(metric: SITE)]
    }

    def "used without any licence is another thing than used after its end"() {
        expect:
        line(title(), [], machines(1)).flaws() == [NO_LICENCE] as Set
        line(title(), [], machines(0)).flaws() == [] as Set
    }

    def "BK11-10.2: rated #levels, the class of risk is #highest by the highest, #middle by the middle one"() {
        given:
        def rated = title(levels: levels)

        expect:
        rated.rating().risk(RiskRule.HIGHEST).orElse(null) == highest
        rated.rating().risk(RiskRule.MIDDLE).orElse(null) == middle

        where:
        levels              || highest | middle
        [LOW, LOW, LOW]     || LOW     | LOW
        [LOW, HIGH, LOW]    || HIGH    | LOW
        [HIGH, LOW, MEDIUM] || HIGH    | MEDIUM
        [LOW, null, HIGH]   || null    | null
    }

    def "BK11-10.2: #what: #flaws"() {
        expect:
        line(title(with), [licence()], machines(1)).flaws() == flaws as Set

        where:
        what                          | with                   || flaws
        'never rated'                 | [levels: [null] * 3, ratedOn: null] || [UNRATED]
        'rated a year ago to the day' | [ratedOn: '2025-07-01'] || []
        'rated a year and a day ago'  | [ratedOn: '2025-06-30'] || [RATING_OUT_OF_DATE]
        'rated for the version before'| [reopened: true]       || [RATING_OUT_OF_DATE]
    }

    def "BK11-10.1: each of the nine fields must be filled; a value of zero is filled"() {
        expect:
        TitleField.OF_ARTICLE_10*.code() ==
                ['name', 'value', 'importance', 'purpose', 'scope', 'managed-by', 'licence-info', 'version', 'kept-at']
        line(title(with), [licence()], machines(1)).flaws() == flaws as Set

        where:
        with          || flaws
        [value: 0L]   || []
        [value: null] || [INCOMPLETE]
        [keptAt: '']  || [INCOMPLETE]
    }

    def "BK11-29.2.a: #permit software on #used machines, #without of them without consent: #flaws"() {
        expect:
        line(title(permit: permit), [licence()], machines(used, withoutConsent: without)).flaws() - UNUSED == flaws as Set

        where:
        permit            | used | without || flaws
        Permit.PERMITTED  | 1    | 0       || []
        Permit.PERMITTED  | 2    | 1       || [NO_CONSENT]
        Permit.UNDECIDED  | 1    | 0       || [NOT_PERMITTED]
        Permit.FORBIDDEN  | 1    | 0       || [NOT_PERMITTED]
        Permit.FORBIDDEN  | 0    | 0       || []
    }

    def "BK11-21.1.e: a licence that ends on #to with #charged charged: #flaws"() {
        expect: "180 days from 01/07/2026 are to 28/12/2026"
        line(title(), [licence(to: to, charged: charged)], machines(1)).flaws() == flaws as Set

        where:
        to           | charged || flaws
        '2026-12-28' | ''      || [NO_RENEWAL]
        '2026-12-28' | 'Lan'   || []
        '2026-12-29' | ''      || []
        null         | ''      || []
    }

    def "cores that nobody noted are told where they are counted, and what is retired must not be there"() {
        expect:
        line(title(), [licence(metric: CORE, seats: 64)], machines(2, cores: 32, withoutCores: 1)).flaws() == [CORES_UNKNOWN] as Set
        line(title(), [licence(metric: DEVICE)], machines(2, cores: 32, withoutCores: 1)).flaws() == [] as Set
        line(title(retired: '2026-06-01'), [licence()], machines(1)).flaws() == [RETIRED_IN_USE] as Set
    }

    def "BK11-10.4.e, BK11-29.2.a: permitted on #on, on 2 servers, #workstations workstations and with #people people: #flaws"() {
        expect:
        line(title(on: on), [licence()], machines(2 + workstations, servers: 2, workstations: workstations, people: people)).flaws() == flaws as Set

        where:
        on                     | workstations | people || flaws
        PermittedOn.EVERYWHERE | 1            | 1      || []
        PermittedOn.SERVERS    | 0            | 0      || []
        PermittedOn.SERVERS    | 1            | 0      || [PERMITTED_ELSEWHERE]
        PermittedOn.SERVERS    | 0            | 1      || [PERMITTED_ELSEWHERE]
        PermittedOn.WORKPLACES | 1            | 1      || [PERMITTED_ELSEWHERE]
    }
}
