package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import vn.dcim.core.account.AccountSetup;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.staff.AccountReview;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.core.staff.Grants;
import vn.dcim.core.staff.Review;
import vn.dcim.core.staff.ReviewLine;
import vn.dcim.core.staff.Reviews;

/** All accounts, their reviews every half-year, and a supplier whose contract is renewed each summer. */
final class YearPeople implements YearPart {

    static final String ACTOR = "bench";
    static final List<List<String>> CREWS =
            List.of(List.of("a.nv", "b.nv"), List.of("c.lq", "d.lq"), List.of("e.tt", "f.tt"), List.of("g.dv", "h.dv"));

    private static final String SUPPLIER = "k.sup";
    private static final int REVIEW_DAY = 20;
    private static final int RENEWAL_DAYS = 11;

    private final Grants grants;
    private final Accounts accounts;
    private final AccountSetup setup;
    private final SupplierContracts contracts;
    private final Reviews reviews;
    private final YearTables tables;
    private long lateDays;

    YearPeople(ApplicationContext context, YearTables tables) {
        this.grants = context.getBean(Grants.class);
        this.accounts = context.getBean(Accounts.class);
        this.setup = context.getBean(AccountSetup.class);
        this.contracts = context.getBean(SupplierContracts.class);
        this.reviews = context.getBean(Reviews.class);
        this.tables = tables;
    }

    @Override
    public void begin(YearClock clock) {
        setup.ensureAdministrator();
        CREWS.forEach(crew -> crew.forEach(name -> add(name, crew.getFirst().equals(name), null)));
        add(SUPPLIER, false, terms(LocalDate.of(2027, 8, 31)));
    }

    private void add(String name, boolean lead, SupplierContracts.Terms contract) {
        var person = new Person("Người " + name, null, "", "", "Tổ vận hành", "Trực ca");
        var request = new GrantRequest("Trực ca 24/24", "05/ĐN-TTDL", "Trần Thị Lan", null);
        Role role = contract != null ? Role.MAINTENANCE : lead ? Role.SHIFT_LEAD : Role.OPERATOR;
        grants.add(name, role, person, null, request, contract, ACTOR);
    }

    private static SupplierContracts.Terms terms(LocalDate end) {
        return new SupplierContracts.Terms("Công ty Cơ điện lạnh Việt Bắc", "27/" + end.getYear() + "/HĐ-BT", end);
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            clock.at(day, LocalTime.of(7, 40), () -> accounts.all().forEach(accounts::noteUse));
        }
        clock.at(
                day,
                LocalTime.of(8, 5),
                () -> lateDays += reviews.due().map(Reviews.Due::daysLate).orElse(0L) > 0 ? 1 : 0);
        if (isReview(day)) {
            clock.at(day, LocalTime.of(9, 0), () -> reviews.open(ACTOR));
            clock.at(day.plusDays(1), LocalTime.of(9, 0), this::decide);
        }
        if (isRenewal(day)) {
            LocalDate end = LocalDate.of(day.getYear() + 1, 8, 31);
            clock.at(
                    day,
                    LocalTime.of(10, 0),
                    () -> contracts.record(accounts.find(SUPPLIER).orElseThrow().id(), terms(end), ACTOR));
        }
    }

    private static boolean isReview(LocalDate day) {
        return day.getDayOfMonth() == REVIEW_DAY && (day.getMonthValue() == 2 || day.getMonthValue() == 8);
    }

    private static boolean isRenewal(LocalDate day) {
        return day.equals(LocalDate.of(day.getYear(), 8, 31).minusDays(RENEWAL_DAYS));
    }

    private void decide() {
        AccountReview open =
                reviews.all().stream().filter(AccountReview::isOpen).findFirst().orElseThrow();
        Review review = reviews.look(open.id());
        List<Long> lines = review.lines().stream().map(ReviewLine::id).toList();
        reviews.decide(open.id(), lines, ReviewLine.Outcome.KEEP, null, "", ACTOR);
        reviews.sign(open.id(), ACTOR);
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        return List.of(
                new YearFinding(
                        "accounts/reviews-signed",
                        tables.count("SELECT COUNT(*) FROM account_review WHERE signed_at IS NOT NULL"),
                        span.count(day -> isReview(day.minusDays(1))),
                        "one each half-year, opened on the 20th, signed the day after"),
                new YearFinding("accounts/reviews-late-days", lateDays, 0, "each was signed before it was due"),
                new YearFinding(
                        "accounts/endings-told",
                        tables.count("SELECT COUNT(*) FROM ending_warning"),
                        told(span),
                        "a contract that ends on 31 August: 180, 90 and 30 days before; renewed before the last 7"));
    }

    private static long told(YearSpan span) {
        return span.days()
                .filter(day -> List.of(180, 90, 30).stream()
                        .anyMatch(days -> day.plusDays(days)
                                        .equals(LocalDate.of(day.plusDays(days).getYear(), 8, 31))
                                && !day.isAfter(LocalDate.of(day.plusDays(days).getYear(), 8, 20))))
                .count();
    }
}
