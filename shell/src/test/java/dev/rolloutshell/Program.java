package dev.rolloutshell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as an operator starts it. */
public final class Program {

  private static final long PATIENCE_SECONDS = 120;

  private static final List<String> RESETTING = List.of("env", "--default-signal=INT");

  private Program() {}

  /** Whether a program started by this process can be interrupted. */
  public static boolean interruptible() {
    if (!ignoresInterrupts() || canReset()) {
      return true;
    }
    System.out.println("SIGINT is ignored here and env cannot reset it: no test of interrupts");
    return false;
  }

  private static boolean ignoresInterrupts() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Integer.parseInt(line.substring(line.length() - 1), 16) & 2) != 0);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean canReset() {
    List<String> nothing = new ArrayList<>(RESETTING);
    nothing.add("true");
    try {
      return new ProcessBuilder(nothing).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What a process left behind. */
  public record Ended(int code, String out, String err) {}

  /** The command line that starts the program with some words. */
  public static List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(RolloutShellApplication.class.getName());
    command.addAll(words);
    return command;
  }

  /** Starts it with its standard output and error in files. */
  public static Process start(Path directory, List<String> words) {
    List<String> command = command(words);
    if (ignoresInterrupts() && canReset()) {
      // A build started in the background hands this down, and Java would keep it.
      command.addAll(0, RESETTING);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    builder.environment().put("KUBECONFIG", "/nowhere");
    builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
    builder.environment().put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; one that takes too long is killed and fails the test. */
  public static Ended await(Path directory, Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + read(directory.resolve("err")));
      }
      return new Ended(
          process.exitValue(), read(directory.resolve("out")), read(directory.resolve("err")));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }

  /** Runs it to its end with a text as its standard input. */
  public static Ended run(Path directory, String input, String... words) {
    Process process = start(directory, List.of(words));
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; its exit code says why.
    }
    return await(directory, process);
  }

  /** A file's text so far. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
