package dev.hawkins.cli;

/** Whether somebody watches. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard error is a terminal. Java cannot tell for standard error alone, so the launcher says so; without
     * it there is no progress bar.
     */
    static boolean onStandardError() {
        return Boolean.getBoolean("hawkins.terminal");
    }
}
