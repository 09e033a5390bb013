package dev.hawkins.prepare;

/** A recurring quantity of a point in time, in UTC. */
public enum Cycle {
    /** The hour of the day with its fraction, from 0 up to 24. */
    HOUR_OF_DAY(24, 3600, 0, false),
    /** The day of the week, whole days from 0 (Monday) up to 7. */
    DAY_OF_WEEK(7, 86_400, 3, true);

    private final int length;
    private final double seconds;
    private final double shift;
    private final boolean whole;

    Cycle(int length, double seconds, double shift, boolean whole) {
        this.length = length;
        this.seconds = seconds;
        this.shift = shift;
        this.whole = whole;
    }

    /** The length of the cycle: 24 hours or 7 days. */
    public int length() {
        return length;
    }

    /** The length of the cycle in seconds. */
    public double period() {
        return length * seconds;
    }

    /** The position in the cycle, 0 or more and less than its length. */
    public double position(double secondsSince1970) {
        double rest = (secondsSince1970 + shift * seconds) % period(); // 1 January 1970 was a Thursday
        double position = (rest < 0 ? rest + period() : rest) / seconds;
        double settled = whole ? Math.floor(position) : position;
        return settled < length ? settled : 0;
    }

    /** The time next to this one at which the cycle is there; to the second, and to whole days in a week. */
    double moved(double secondsSince1970, double position) {
        double from = position(secondsSince1970);
        double way = (whole ? Math.rint(position) : position) - from;
        double shortest = way - length * Math.rint(way / length);
        double moved = Math.rint(shortest * seconds);
        return Double.isNaN(moved) ? secondsSince1970 : secondsSince1970 + moved;
    }

    /** The angle of a position in radians. */
    double angle(double position) {
        return 2 * StrictMath.PI * position / length;
    }

    /** The position whose sine and cosine point the given way; NaN if both are 0. */
    public double position(double sine, double cosine) {
        if (sine == 0 && cosine == 0) {
            return Double.NaN;
        }
        double turn = StrictMath.atan2(sine, cosine) / (2 * StrictMath.PI);
        double position = (turn < 0 ? turn + 1 : turn) * length;
        return position < length ? position : 0;
    }
}
