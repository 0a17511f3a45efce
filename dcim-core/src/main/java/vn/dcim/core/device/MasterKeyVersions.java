package vn.dcim.core.device;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The versions of the master key as a text holds them: a line each, number and 64 hexadecimal digits, in the order they were made. A
 * text of digits alone, as it was before there were versions, is version 1. A version that is marked {@code next} opens what others
 * sealed under it, and seals nothing yet.
 */
record MasterKeyVersions(List<Version> all) {

    private static final int BYTES = 32;
    private static final String NEXT = "next";
    private static final HexFormat HEX = HexFormat.of();

    /** @param next whether nothing is sealed under it yet */
    record Version(int number, byte[] bytes, boolean next) {

        SecretKey key() {
            return new SecretKeySpec(bytes, "AES");
        }

        /** Returns what it is recognised by: the first 8 digits of its SHA-256. */
        String mark() {
            try {
                return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                        .substring(0, 8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("SHA-256 is in every Java runtime", e);
            }
        }

        @Override
        public String toString() {
            return "Version[" + number + "]";
        }
    }

    /**
     * @param text lines, or what commas separate
     * @param source where it is from, for what is said of it
     * @throws IllegalStateException with what is wrong; never with a key
     */
    static MasterKeyVersions parse(String text, String source) {
        List<Version> versions = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (String line : text.split("[\\n,]")) {
            if (!line.isBlank()) {
                Version version = version(line.strip().split("\\s+"), source);
                if (!numbers.add(version.number())) {
                    throw new IllegalStateException(source + " holds version " + version.number() + " twice");
                }
                versions.add(version);
            }
        }
        if (versions.stream().allMatch(Version::next)) {
            throw new IllegalStateException(source + " holds no master key; restore it from its backup");
        }
        return new MasterKeyVersions(List.copyOf(versions));
    }

    private static Version version(String[] words, String source) {
        boolean isBare = words.length == 1;
        boolean isNext = words.length == 3 && words[2].equals(NEXT);
        if (words.length > 3 || words.length == 3 && !isNext || !isBare && !words[0].matches("[1-9][0-9]{0,5}")) {
            throw new IllegalStateException(source + " has a line that is not: VERSION 64-HEXADECIMAL-DIGITS [next]");
        }
        String digits = words[isBare ? 0 : 1];
        if (!digits.matches("[0-9a-fA-F]*") || digits.length() != 2 * BYTES) {
            throw new IllegalStateException("master key file " + source + " holds " + digits.length()
                    + " characters instead of 64 hexadecimal digits; restore it from its backup");
        }
        return new Version(isBare ? 1 : Integer.parseInt(words[0]), HEX.parseHex(digits), isNext);
    }

    static MasterKeyVersions first() {
        return new MasterKeyVersions(List.of(made(1, false)));
    }

    /** Returns the version that seals. */
    Version present() {
        return all.stream()
                .filter(version -> !version.next())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    boolean hasNext() {
        return all.stream().anyMatch(Version::next);
    }

    /** Adds a version under which nothing is sealed yet. */
    MasterKeyVersions withNext() {
        int greatest = all.stream().mapToInt(Version::number).max().orElse(0);
        List<Version> more = new ArrayList<>(all);
        more.add(made(greatest + 1, true));
        return new MasterKeyVersions(more);
    }

    /** Has the version that was added seal from now on. */
    MasterKeyVersions advanced() {
        return new MasterKeyVersions(all.stream()
                .map(version -> new Version(version.number(), version.bytes(), false))
                .toList());
    }

    MasterKeyVersions without(int number) {
        return new MasterKeyVersions(
                all.stream().filter(version -> version.number() != number).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        all.forEach(version -> text.append(version.number())
                .append(' ')
                .append(HEX.formatHex(version.bytes()))
                .append(version.next() ? " " + NEXT : "")
                .append('\n'));
        return text.toString();
    }

    private static Version made(int number, boolean next) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Version(number, bytes, next);
    }

    @Override
    public String toString() {
        return "MasterKeyVersions" + all;
    }
}
