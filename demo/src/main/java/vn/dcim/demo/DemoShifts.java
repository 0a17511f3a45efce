package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterDesk;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.ShiftTime;
import vn.dcim.core.shift.handover.HandoverDesk;
import vn.dcim.core.shift.handover.HandoverDesk.Side;
import vn.dcim.core.shift.log.LogDesk;
import vn.dcim.core.shift.log.LogEntry;
import vn.dcim.core.shift.round.RoundCheck;
import vn.dcim.core.shift.round.RoundChecks;
import vn.dcim.core.shift.round.RoundDesk;
import vn.dcim.core.shift.round.Rounds;
import vn.dcim.core.staff.Grants;

/** Two weeks of shifts of the demo, with their rounds, entries and handovers, and the roster of this month and the next. */
@Singleton
final class DemoShifts {

    private static final Logger LOG = LoggerFactory.getLogger(DemoShifts.class);
    private static final String ACTOR = "demo";
    private static final String PATTERN = "three-eights";
    private static final int DAYS = 14;
    private static final int LATE = 11;
    private static final int MORNING = 6;
    /** So many days ago the rounds of the morning were not made. */
    private static final int MISSED = 2;
    /** So many days ago nobody signed for the morning's handover. */
    private static final int ONE_SIDED = 4;

    private static final List<List<String>> CREWS = List.of(
            List.of("shift-lead", "binh.nv"),
            List.of("dung.lq", "operator"),
            List.of("giang.tt", "hieu.pm"),
            List.of("khoa.dv", "linh.nt"));
    private static final Map<String, Person> PEOPLE = Map.of(
            "binh.nv", person("Nguyễn Văn Bình", "1992-02-11", "131"),
            "dung.lq", person("Lý Quang Dũng", "1990-07-06", "132"),
            "giang.tt", person("Triệu Thị Giang", "1995-12-20", "133"),
            "hieu.pm", person("Phan Minh Hiếu", "1993-05-15", "134"),
            "khoa.dv", person("Dương Văn Khoa", "1989-10-02", "135"),
            "linh.nt", person("Nông Thùy Linh", "1996-01-24", "136"));
    private static final List<String> ENTRIES = List.of(
            "Nhận bàn giao đủ chìa khóa, thẻ, điện thoại trực.",
            "Cho đoàn kiểm tra của Sở vào phòng máy chủ, có người đi cùng.",
            "Điều hòa CRAC-2 kêu to hơn mọi khi, đã báo Phòng Hạ tầng.",
            "Chạy thử máy phát điện 10 phút không tải, bình thường.",
            "Thay ổ đĩa SERVER-012, hãng bảo hành đến thay.",
            "Mưa to, kiểm tra mái và rãnh nước: khô.");

    private final DemoPeople people;
    private final Grants grants;
    private final Roster roster;
    private final RosterDesk desk;
    private final Rounds rounds;
    private final RoundDesk roundDesk;
    private final RoundChecks checks;
    private final LogDesk log;
    private final HandoverDesk handovers;
    private final DeviceRepository devices;
    private final ShiftTime time;
    private final Clock clock;

    DemoShifts(
            DemoPeople people,
            Grants grants,
            Roster roster,
            RosterDesk desk,
            Rounds rounds,
            RoundDesk roundDesk,
            RoundChecks checks,
            LogDesk log,
            HandoverDesk handovers,
            DeviceRepository devices,
            ShiftTime time,
            Clock clock) {
        this.people = people;
        this.grants = grants;
        this.roster = roster;
        this.desk = desk;
        this.rounds = rounds;
        this.roundDesk = roundDesk;
        this.checks = checks;
        this.log = log;
        this.handovers = handovers;
        this.devices = devices;
        this.time = time;
        this.clock = clock;
    }

    /** Plans them unless an earlier start did; what is past is entered aside, since nobody has to wait for it. */
    void enter() {
        if (!roster.crews().isEmpty()) {
            return;
        }
        PEOPLE.entrySet().parallelStream()
                .map(entry -> grants.add(
                        entry.getKey(),
                        Role.OPERATOR,
                        entry.getValue(),
                        null,
                        DemoPeople.request("Trực ca 24/24"),
                        null,
                        ACTOR))
                .forEach(issued -> people.takeOver(issued.account()));
        desk.setCrews(CREWS, ACTOR);
        YearMonth month = YearMonth.from(clock.instant().atZone(CentreTime.ZONE));
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        desk.enterPast(today.minusDays(DAYS), PATTERN, ACTOR);
        desk.plan(month, PATTERN, ACTOR);
        desk.plan(month.plusMonths(1), PATTERN, ACTOR);
        desk.addAbsence("linh.nt", today.plusDays(5), today.plusDays(8), "nghỉ phép năm", ACTOR);
        Thread.ofPlatform().daemon().name("demo-shifts").start(() -> {
            try {
                work();
            } catch (RuntimeException e) {
                LOG.warn("The shifts of the demo were not entered: {}", e.toString());
            }
        });
    }

    private void work() {
        offerReadings();
        Instant now = clock.instant();
        List<Turn> past = new ArrayList<>(roster.between(now.minus(Duration.ofDays(DAYS)), now));
        // why: the same in every demo, so that its pages can be talked about
        var chance = new Random(1411);
        for (int i = 0; i < past.size(); i++) {
            Turn turn = past.get(i);
            if (i % 4 == 0) {
                Turn writer = turn;
                String text = ENTRIES.get(i / 4 % ENTRIES.size());
                at(turn.shift().beginsAt().plus(Duration.ofMinutes(35)), () -> write(text, lead(writer)));
            }
            for (ShiftRound round : rounds.of(turn.shift().id())) {
                Instant made = round.dueAt().plus(Duration.ofMinutes(12));
                if (!isMorning(turn, MISSED, now) && made.isBefore(now)) {
                    at(made, () -> make(round, last(turn), chance));
                }
            }
            handOver(turn, i, now);
        }
        at(now.minus(Duration.ofDays(6)), () -> log.open("Thay lọc gió CRAC-1, chờ vật tư", "khoa.dv", ACTOR));
        at(now.minus(Duration.ofDays(2)), () -> log.open("Đèn sự cố hành lang tầng 2 không sáng", "", ACTOR));
    }

    private static boolean isMorning(Turn turn, int daysAgo, Instant now) {
        var begin = turn.shift().beginsAt().atZone(CentreTime.ZONE);
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE).minusDays(daysAgo);
        return begin.getHour() == MORNING && begin.toLocalDate().equals(day);
    }

    private void handOver(Turn turn, int number, Instant now) {
        roster.successor(turn.shift()).ifPresent(next -> {
            Instant end = turn.shift().endsAt();
            int minutes = number % LATE == LATE - 1 ? 40 : 3;
            String remarks = number % 5 == 0 ? "Đã cùng đi kiểm tra phòng máy." : "";
            at(
                    end.minus(Duration.ofMinutes(4)),
                    () -> handovers.sign(turn.shift().id(), Side.GIVE, "", lead(turn)));
            if (!isMorning(turn, ONE_SIDED, now) && !end.isAfter(now)) {
                // why: whoever takes over has done so by the time that the demo is looked at
                Instant taken = end.plus(Duration.ofMinutes(minutes));
                at(
                        taken.isBefore(now) ? taken : now.minusMillis(1),
                        () -> handovers.sign(turn.shift().id(), Side.TAKE, remarks, lead(next)));
            }
        });
    }

    private void write(String text, String author) {
        Long crac = devices.findByName("CRAC-2").map(device -> device.id()).orElse(null);
        boolean noise = text.contains("CRAC-2");
        Instant now = time.now();
        LogEntry entry = log.write(
                new LogDesk.Wish(
                        now.minus(Duration.ofMinutes(20)),
                        text,
                        null,
                        noise ? crac : null,
                        null,
                        null,
                        noise ? now.plus(Duration.ofDays(21)) : null),
                author);
        if (text.contains("SERVER-012")) {
            log.write(
                    new LogDesk.Wish(
                            null,
                            "Ổ đĩa thay ở SERVER-021, không phải SERVER-012.",
                            entry.id(),
                            null,
                            null,
                            null,
                            null),
                    author);
        }
    }

    private void make(ShiftRound round, String who, Random chance) {
        Map<Long, RoundDesk.Typed> answers = new HashMap<>();
        rounds.questions().stream()
                .map(Rounds.Question::check)
                .forEach(check -> answers.put(check.id(), answer(check, chance)));
        roundDesk.make(round.id(), answers, who);
    }

    private static RoundDesk.Typed answer(RoundCheck check, Random chance) {
        return switch (check.kind()) {
            case TICK -> new RoundDesk.Typed("x", "");
            case CHOICE -> new RoundDesk.Typed(check.options().getFirst().word(), "");
            case NUMBER -> {
                boolean out = check.high() < 50 && chance.nextInt(25) == 0;
                double value = out
                        ? check.high() + 1
                        : check.low() + (check.high() - check.low()) * (0.3 + 0.4 * chance.nextDouble());
                yield new RoundDesk.Typed(
                        String.format(Locale.ROOT, "%.1f", value).replace('.', ','),
                        out ? "vừa mở cửa đưa máy vào, 15 phút sau về bình thường" : "");
            }
        };
    }

    /** Has the answers of some checks offered from what the plant says, where that is entered already. */
    private void offerReadings() {
        offer("Nhiệt độ phía lạnh", "TH-R01", "ambient.temperature");
        offer("Độ ẩm", "TH-R01", "ambient.humidity");
        offer("Tải UPS", "UPS-A", "output.load");
        offer("Mức nhiên liệu", "G1", "generator.fuel");
    }

    private void offer(String title, String device, String point) {
        checks.all().stream()
                .filter(check -> check.title().equals(title))
                .findFirst()
                .ifPresent(check -> {
                    Map<String, String> typed = new HashMap<>(Map.of(
                            "kind", check.kind().code(),
                            "position", Integer.toString(check.position()),
                            "place", check.place(),
                            "title", check.title(),
                            "unit", check.unit(),
                            "device", device,
                            "point", point));
                    typed.put("low", check.low().toString());
                    typed.put("high", check.high().toString());
                    try {
                        checks.put(check.id(), typed, ACTOR);
                    } catch (DcimException e) {
                        LOG.info("{} is not read yet, and not offered on rounds: {}", device, e.getMessage());
                    }
                });
    }

    private void at(Instant at, Runnable act) {
        if (at.isBefore(clock.instant())) {
            time.enterAt(at, act);
        }
    }

    private static Person person(String fullName, String birthDate, String extension) {
        return new Person(fullName, LocalDate.parse(birthDate), "0209 3870 " + extension, "", "Tổ vận hành", "Trực ca");
    }

    private static String lead(Turn turn) {
        return turn.duties().getFirst().account();
    }

    private static String last(Turn turn) {
        return turn.duties().getLast().account();
    }
}
