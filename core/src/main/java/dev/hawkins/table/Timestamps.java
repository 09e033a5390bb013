package dev.hawkins.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Points in time as seconds since 1970, UTC, with fraction. Times without a zone are taken as UTC.
 *
 * <p>The format {@code iso} reads {@code 2026-11-22}, {@code 2026-11-22 10:15}, {@code 2026-11-22T10:15:30.25},
 * {@code 2026-11-22T10:15:30Z}, {@code ...+01:00}, {@code ...+0100}, and the same with slashes in the date.
 */
final class Timestamps {
    static final String ISO = "iso";
    static final String EPOCH_SECONDS = "epoch-seconds";
    static final String EPOCH_MILLIS = "epoch-millis";

    /** Within this many seconds of 1970 lie all years that {@link LocalDateTime} knows. */
    private static final double LAST = 3.1e16;

    private Timestamps() {}

    /** A reader of one format. */
    interface Parser {
        /** Seconds since 1970, or NaN if the text is not of this format. */
        double parse(char[] text, int from, int length);
    }

    /**
     * The parser of a column's format.
     *
     * @throws IllegalArgumentException if the pattern is not one of {@link DateTimeFormatter}
     */
    static Parser parser(String format) {
        return switch (format) {
            case ISO -> Timestamps::iso;
            case EPOCH_SECONDS -> Decimals::parse;
            case EPOCH_MILLIS -> (text, from, length) -> Decimals.parse(text, from, length) / 1000;
            default -> pattern(format);
        };
    }

    private static Parser pattern(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH);
        return (text, from, length) -> {
            try {
                return seconds(formatter.parseBest(
                        new String(text, from, length), ZonedDateTime::from, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException e) {
                return Double.NaN;
            }
        };
    }

    private static double seconds(TemporalAccessor time) {
        Instant instant;
        if (time instanceof ZonedDateTime zoned) {
            instant = zoned.toInstant();
        } else if (time instanceof LocalDateTime local) {
            instant = local.toInstant(ZoneOffset.UTC);
        } else {
            instant = ((LocalDate) time).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    /**
     * The value in ISO 8601, UTC, without a zone: a date at midnight keeps its time. Seconds beyond all calendars, which
     * only a wrong number can be, are written as they are.
     */
    static String text(double seconds) {
        if (Math.abs(seconds) > LAST) {
            return Decimals.text(seconds);
        }
        long whole = (long) Math.floor(seconds);
        long micros = Math.round((seconds - whole) * 1e6);
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(whole, 0, ZoneOffset.UTC).plusNanos(micros * 1000);
        String text = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                .format(time);
        if (time.getNano() == 0) {
            return text;
        }
        String fraction = String.format(Locale.ROOT, "%06d", time.getNano() / 1000);
        return text + "." + fraction.replaceAll("0+$", "");
    }

    /** The value in a format, as {@link #parser} would read it; in ISO 8601 where the format cannot say it. */
    static String text(double seconds, String format) {
        if (format.equals(EPOCH_SECONDS) || format.equals(EPOCH_MILLIS)) {
            return Decimals.text(format.equals(EPOCH_MILLIS) ? Math.rint(seconds * 1000) : seconds);
        }
        if (format.equals(ISO) || Math.abs(seconds) > LAST) {
            return text(seconds);
        }
        try {
            long nanos = Math.round((seconds - Math.floor(seconds)) * 1e6) * 1000;
            ZonedDateTime time =
                    Instant.ofEpochSecond((long) Math.floor(seconds), nanos).atZone(ZoneOffset.UTC);
            return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(time);
        } catch (DateTimeException e) {
            return text(seconds);
        }
    }

    private static double iso(char[] text, int from, int length) {
        int end = from + length;
        if (length < 10 || (text[from + 4] != '-' && text[from + 4] != '/') || text[from + 7] != text[from + 4]) {
            return Double.NaN;
        }
        double day = day(digits(text, from, 4), digits(text, from + 5, 2), digits(text, from + 8, 2));
        if (length == 10) {
            return day * 86_400;
        }
        boolean timeFollows = text[from + 10] == 'T' || text[from + 10] == ' ';
        return timeFollows ? day * 86_400 + time(text, from + 11, end) : Double.NaN;
    }

    private static double day(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Double.NaN;
        }
        boolean exists = day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day).toEpochDay() : Double.NaN;
    }

    /** Seconds since midnight from hh:mm[:ss[.fraction]][zone], the zone's offset taken off. */
    private static double time(char[] text, int from, int end) {
        int hour = end - from >= 5 ? digits(text, from, 2) : -1;
        int minute = hour < 0 || text[from + 2] != ':' ? -1 : digits(text, from + 3, 2);
        if (hour > 23 || minute < 0 || minute > 59) {
            return Double.NaN;
        }
        double seconds = hour * 3600 + minute * 60;
        int at = from + 5;
        if (at < end && text[at] == ':') {
            int second = end - at >= 3 ? digits(text, at + 1, 2) : -1;
            if (second < 0 || second > 59) {
                return Double.NaN;
            }
            seconds += second;
            at += 3;
            int stop = fractionEnd(text, at, end);
            if (stop > at) {
                seconds += Decimals.parse(text, at, stop - at);
                at = stop;
            }
        }
        return seconds - zone(text, at, end);
    }

    private static int fractionEnd(char[] text, int at, int end) {
        if (at >= end || text[at] != '.') {
            return at;
        }
        int stop = at + 1;
        while (stop < end && text[stop] >= '0' && text[stop] <= '9') {
            stop++;
        }
        return stop == at + 1 ? at : stop;
    }

    private static double zone(char[] text, int from, int end) {
        int at = from < end && text[from] == ' ' ? from + 1 : from;
        if (at == end) {
            return at == from ? 0 : Double.NaN;
        }
        if (text[at] == 'Z') {
            return at + 1 == end ? 0 : Double.NaN;
        }
        if (text[at] != '+' && text[at] != '-') {
            return Double.NaN;
        }
        int hours = end - at >= 3 ? digits(text, at + 1, 2) : -1;
        int minutesAt = at + 3 < end && text[at + 3] == ':' ? at + 4 : at + 3;
        int minutes =
                minutesAt == at + 3 && minutesAt == end ? 0 : minutesAt + 2 == end ? digits(text, minutesAt, 2) : -1;
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Double.NaN;
        }
        return (text[at] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    /** The number made of exactly so many digits, or -1. */
    private static int digits(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
