package dev.hawkins.cli;

/** Whether somebody watches. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard error is a terminal. Java only knows whether both standard input and output are ({@link
     * System#console()}), so where the system shows the open files of a process, they decide.
     */
    static boolean onStandardError() {
        java.nio.file.Path link = java.nio.file.Path.of("/proc/self/fd/2");
        try {
            String target = java.nio.file.Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (java.io.IOException | RuntimeException e) {
            return System.getenv("HAWKINS_STDERR_TTY") != null
                    ? System.getenv("HAWKINS_STDERR_TTY").equals("1")
                    : System.console() != null;
        }
    }
}
