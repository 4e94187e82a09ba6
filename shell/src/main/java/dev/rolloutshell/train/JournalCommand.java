package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.model.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command of a journal, as far as it is about one rollout. */
final class JournalCommand {

  private static final int DIED = -1;

  private final Instant began;
  private @Nullable Instant ended;
  private String line = "";
  private int code = DIED;
  private String message = "";
  private int stored;
  private int others;
  private boolean created;
  private boolean over;

  JournalCommand(Instant began) {
    this.began = began;
  }

  /** Takes what the journal says of it. */
  void add(Entry entry, String rollout) {
    if (entry.what() instanceof Entry.Typed typed) {
      line = typed.line().strip();
    } else if (entry.what() instanceof Entry.Ended end) {
      code = end.exitCode();
      ended = entry.clock();
    } else if (entry.what() instanceof Entry.Reported reported) {
      message = reported.message();
    } else if (entry.what() instanceof Entry.Wrote wrote && wrote.stored()) {
      if (!wrote.rollout().equals(rollout)) {
        others++;
        return;
      }
      created |= wrote.rule().equals("CreateTarget");
      over |= !wrote.ends().isEmpty();
      stored++;
    }
  }

  Instant began() {
    return began;
  }

  @Nullable Instant ended() {
    return ended;
  }

  String line() {
    return line;
  }

  String[] words() {
    return line.split("\\s+", -1);
  }

  /** Whether it only showed what it would do. */
  boolean dry() {
    return List.of(words()).contains("--dry-run");
  }

  /** Whether it was about the rollout, and did something or was stopped by more than its words. */
  boolean concerns() {
    boolean refused = code == ExitCode.REFUSED.code() || code == ExitCode.USAGE.code();
    return stored > 0 || (others == 0 && !refused && !cut());
  }

  /** Whether it was cut off, by Ctrl-C or because its shell died. */
  private boolean cut() {
    return !over && (code == DIED || code == ExitCode.INTERRUPTED.code());
  }

  /** Whether it stopped before its end. */
  boolean stopped() {
    return cut() || (!over && code != ExitCode.DONE.code()) || words()[1].equals("kill");
  }

  /** Why it stopped, or empty. */
  String trouble() {
    if (!stopped()) {
      return "";
    }
    if (cut() && message.isEmpty()) {
      return code == DIED ? "The shell died in the middle of it." : "It was interrupted.";
    }
    return message.isEmpty() ? "The client died in the middle of it." : message;
  }

  /**
   * The line to type again; where it was cut off, lines that make the same writes.
   *
   * @throws IllegalArgumentException when it cannot be typed again
   */
  List<String> again(String rollout) {
    List<String> words = new ArrayList<>();
    boolean skip = false;
    for (String word : words()) {
      if (word.equals("-f") || word.startsWith("--filename")) {
        throw new IllegalArgumentException(
            "'" + line + "': expected --image, as journals do not keep what stands in files");
      }
      boolean namespace = word.equals("-n") || word.equals("--namespace");
      if (!skip && !namespace && !word.startsWith("--namespace=") && !word.equals("--watch")) {
        words.add(word);
      }
      skip = namespace;
    }
    return cut() && !words.contains("abort") ? shortened(words, rollout) : List.of(text(words));
  }

  private List<String> shortened(List<String> words, String rollout) {
    List<String> lines = new ArrayList<>();
    int further = stored;
    if (created) {
      words.removeIf(word -> word.startsWith("--until"));
      words.set(1, "start");
      lines.add(text(words));
      further--;
    }
    if (further > 0) {
      lines.add("rollout step " + rollout + " " + further);
    }
    lines.add("rollout kill " + rollout);
    return lines;
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }
}
