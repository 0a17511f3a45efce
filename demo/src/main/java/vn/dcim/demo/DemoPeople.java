package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.staff.AccountReview;
import vn.dcim.core.staff.DepartureKind;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.NewDeparture;
import vn.dcim.core.staff.ReviewLine;
import vn.dcim.core.staff.Reviews;
import vn.dcim.core.staff.ToldSystems;

/** Who has the accounts that the demo made: they come to work every day, also on those that its clock leaps over. */
@Singleton
final class DemoPeople {

    private static final String ACTOR = "demo";
    private static final String LEAVER = "hoa.pv";

    private final Accounts accounts;
    private final AccountDesk desk;
    private final Departures departures;
    private final ToldSystems systems;
    private final Reviews reviews;
    private final Clock clock;

    DemoPeople(
            Accounts accounts,
            AccountDesk desk,
            Departures departures,
            ToldSystems systems,
            Reviews reviews,
            Clock clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.departures = departures;
        this.systems = systems;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Notes a use of each account that belongs to no person; those that people add are suspended when nobody uses them. */
    void areAtWork() {
        accounts.all().stream().filter(DemoPeople::isOfTheDemo).forEach(accounts::noteUse);
    }

    /** Has the accounts reviewed, and somebody leave in three days, unless an earlier start did. */
    void comeAndGo() {
        if (accounts.find(LEAVER).isPresent()) {
            return;
        }
        systems.add("Thư điện tử công vụ", "Trung tâm Công nghệ thông tin tỉnh", false, ACTOR);
        systems.add("Cổng dịch vụ công quốc gia", "Văn phòng UBND tỉnh", true, ACTOR);
        Person hoa = new Person("Phạm Văn Hòa", null, "", "", "Trung tâm Tích hợp dữ liệu", "Kỹ thuật viên");
        desk.add(LEAVER, Role.MAINTENANCE, hoa, null, ACTOR);
        departures.open(
                new NewDeparture(
                        LEAVER,
                        "",
                        "",
                        "",
                        DepartureKind.TRANSFER,
                        "118/QĐ-SKHCN",
                        LocalDate.ofInstant(clock.instant(), CentreTime.ZONE).plusDays(3),
                        false,
                        List.of("thẻ 0117", "chìa khóa tủ R06"),
                        List.of("Máy tính xách tay TS-0042", "Ổ cứng ngoài TS-0107"),
                        List.of()),
                ACTOR);
        AccountReview review = reviews.open(ACTOR);
        List<Long> lines =
                reviews.look(review.id()).lines().stream().map(ReviewLine::id).toList();
        reviews.decide(review.id(), lines, ReviewLine.Outcome.KEEP, null, "", ACTOR);
        reviews.sign(review.id(), ACTOR);
    }

    private static boolean isOfTheDemo(Account account) {
        return account.person().fullName().isEmpty();
    }
}
