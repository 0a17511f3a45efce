package vn.dcim.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What machines of a centre say; the numbers in it change. */
final class LogTexts {

    private static final List<String> USERS =
            IntStream.range(0, 60).mapToObj("user%02d"::formatted).toList();

    private LogTexts() {}

    static String any(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                "Accepted publickey for %s from %s port %d ssh2: ED25519 SHA256:%016x"
                        .formatted(user(random), inside(random), port(random), random.nextLong());
            case 1 ->
                "pam_unix(sshd:session): session opened for user %s(uid=%d) by (uid=0)"
                        .formatted(user(random), 1000 + random.nextInt(60));
            case 2 ->
                "%%ASA-6-302013: Built outbound TCP connection %d for outside:%s/443 (%s/443) to inside:%s/%d (%s/%d)"
                        .formatted(
                                random.nextInt(100_000_000),
                                outside(random),
                                outside(random),
                                inside(random),
                                port(random),
                                inside(random),
                                port(random));
            case 3 ->
                "%%ASA-4-106023: Deny tcp src outside:%s/%d dst inside:%s/%d by access-group \"outside_in\""
                        .formatted(outside(random), port(random), inside(random), random.nextInt(1024));
            case 4 ->
                "type=traffic subtype=forward srcip=%s srcport=%d dstip=%s dstport=443 action=accept sentbyte=%d rcvdbyte=%d sessionid=%d"
                        .formatted(
                                inside(random),
                                port(random),
                                outside(random),
                                random.nextInt(1_000_000),
                                random.nextInt(10_000_000),
                                random.nextInt(100_000_000));
            case 5 -> "(root) CMD (/usr/lib/sysstat/debian-sa1 1 1) run %d".formatted(random.nextInt(10_000_000));
            case 6 ->
                "%s - - \"GET /dich-vu-cong/ho-so/%d HTTP/1.1\" 200 %d \"-\" \"Mozilla/5.0\" rt=0.%03d"
                        .formatted(
                                outside(random),
                                random.nextInt(10_000_000),
                                random.nextInt(100_000),
                                random.nextInt(1000));
            default ->
                "Sao lưu hồ sơ %d của đơn vị %d đã xong sau %d giây"
                        .formatted(random.nextInt(10_000_000), random.nextInt(40), random.nextInt(3000));
        };
    }

    private static String user(SplittableRandom random) {
        return USERS.get(random.nextInt(USERS.size()));
    }

    private static int port(SplittableRandom random) {
        return 1024 + random.nextInt(64_000);
    }

    private static String inside(SplittableRandom random) {
        return "10." + random.nextInt(20) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private static String outside(SplittableRandom random) {
        return (11 + random.nextInt(180)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                + random.nextInt(256);
    }
}
