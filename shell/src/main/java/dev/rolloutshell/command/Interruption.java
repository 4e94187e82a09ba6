package dev.rolloutshell.command;

/**
 * Hands a Ctrl-C to the one command that is running: it interrupts the thread that made it, and
 * never the next command's.
 */
final class Interruption {

  private final Thread thread = Thread.currentThread();
  private boolean running = true;

  /** Interrupts the command if it still runs. */
  synchronized void interrupt() {
    if (running) {
      thread.interrupt();
    }
  }

  /** Ends it; an interrupt that came too late is forgotten. */
  synchronized void close() {
    running = false;
    Thread.interrupted();
  }
}
