package dev.hawkins.detect.neighbour;

/** The few balls whose centres are nearest. */
final class NearestBalls {
    private static final int MOST = 6;

    private final float[] distances = new float[MOST];
    private final int[] balls = new int[MOST];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int ball(int i) {
        return balls[i];
    }

    void offer(float distance, int ball) {
        if (size == MOST && !(distance < distances[MOST - 1])) {
            return;
        }
        int at = size < MOST ? size++ : MOST - 1;
        while (at > 0 && distance < distances[at - 1]) {
            distances[at] = distances[at - 1];
            balls[at] = balls[at - 1];
            at--;
        }
        distances[at] = distance;
        balls[at] = ball;
    }

    boolean has(int ball) {
        for (int i = 0; i < size; i++) {
            if (balls[i] == ball) {
                return true;
            }
        }
        return false;
    }
}
