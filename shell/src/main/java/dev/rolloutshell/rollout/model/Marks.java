package dev.rolloutshell.rollout.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a rollout as one controller carries them; an absent mark is {@code null} or empty.
 *
 * @param desired the size this controller is to reach
 * @param partner name of the other half
 * @param sourceUid on a target: uid of its source
 * @param selfUid on a source: its own uid when it was marked
 * @param targetUid on a source: uid of its target
 * @param targetLabel on a source: label value of its target
 * @param sourceSelector on a target: the selector its source had
 * @param original the source's size at the start
 * @param target the target's wanted size
 * @param finish {@code rename} or {@code retain}
 * @param labelKey key of the label that tells the halves apart
 * @param labelAdded where on the source the label was added
 * @param turn direction: even forward, odd abort
 * @param parkedFor on the renamed controller: uid of the target whose pods it awaits
 * @param finishing on the renamed controller: uid of the target whose pods it took over
 * @param limits the recorded limits
 * @param unreadable marks that make no sense, in words
 */
public record Marks(
    @Nullable Integer desired,
    String partner,
    String sourceUid,
    String selfUid,
    String targetUid,
    String targetLabel,
    Map<String, String> sourceSelector,
    @Nullable Integer original,
    @Nullable Integer target,
    String finish,
    String labelKey,
    List<String> labelAdded,
    @Nullable Integer turn,
    String parkedFor,
    String finishing,
    Limits limits,
    List<String> unreadable) {

  /** No marks at all. */
  public static final Marks NONE = read(Map.of());

  /** Value of {@link Mark#FINISH} when the target takes the source's name. */
  public static final String RENAME = "rename";

  /** Value of {@link Mark#FINISH} when the target keeps its own name. */
  public static final String RETAIN = "retain";

  /** Reads the marks among a controller's annotations. */
  public static Marks of(Map<String, String> annotations) {
    for (String annotation : annotations.keySet()) {
      if (Mark.isMark(annotation)) {
        return read(annotations);
      }
    }
    return NONE;
  }

  private static Marks read(Map<String, String> annotations) {
    Reader in = new Reader(annotations);
    return new Marks(
        in.number(Mark.DESIRED),
        in.text(Mark.PARTNER),
        in.text(Mark.SOURCE_UID),
        in.text(Mark.SELF_UID),
        in.text(Mark.TARGET_UID),
        in.text(Mark.TARGET_LABEL),
        selector(in.text(Mark.SOURCE_SELECTOR)),
        in.number(Mark.ORIGINAL),
        in.number(Mark.TARGET),
        in.text(Mark.FINISH),
        in.text(Mark.KEY).isEmpty() ? Mark.LABEL_KEY : in.text(Mark.KEY),
        in.text(Mark.LABEL_ADDED).isEmpty()
            ? List.of()
            : Arrays.asList(in.text(Mark.LABEL_ADDED).split(",", -1)),
        in.number(Mark.TURN),
        in.text(Mark.PARKED_FOR),
        in.text(Mark.FINISHING),
        in.limits(),
        List.copyOf(in.unreadable));
  }

  /** The size recorded for the target, or the fallback. */
  public int targetSize(int fallback) {
    return target != null ? target : fallback;
  }

  /** The size recorded for the source, or the fallback. */
  public int originalSize(int fallback) {
    return original != null ? original : fallback;
  }

  /** The direction's number; 0 when there is none. */
  public int turnNumber() {
    return turn == null ? 0 : turn;
  }

  /** Whether the rollout is being undone. */
  public boolean aborting() {
    return turnNumber() % 2 == 1;
  }

  /** Limits as annotations. */
  public static Map<String, String> limits(Limits limits, int minReadySeconds) {
    Map<String, String> marks = new TreeMap<>();
    marks.put(Mark.MAX_SURGE, limits.maxSurge().toString());
    marks.put(Mark.MAX_UNAVAILABLE, limits.maxUnavailable().toString());
    marks.put(Mark.MIN_READY, Integer.toString(minReadySeconds));
    marks.put(Mark.UPDATE_PERIOD, limits.updatePeriod().toString());
    marks.put(Mark.PROGRESS_DEADLINE, limits.progressDeadline().toString());
    return marks;
  }

  /** A selector as one annotation value: {@code a=b,c=d}. */
  public static String selectorText(Map<String, String> selector) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(selector)
        .forEach(
            (key, value) ->
                text.append(text.length() == 0 ? "" : ",").append(key).append('=').append(value));
    return text.toString();
  }

  private static Map<String, String> selector(String text) {
    Map<String, String> selector = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        selector.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return selector;
  }

  /** Reads single annotations and collects what it cannot read. */
  private static final class Reader {
    private final Map<String, String> annotations;
    private final List<String> unreadable = new ArrayList<>();

    Reader(Map<String, String> annotations) {
      this.annotations = annotations;
    }

    String text(String key) {
      return annotations.getOrDefault(key, "");
    }

    @Nullable Integer number(String key) {
      return parse(key, "a number of pods", Marks::naturalNumber);
    }

    Limits limits() {
      Amount surge = parse(Mark.MAX_SURGE, "a number or percentage", Amount::parse);
      Amount unavailable = parse(Mark.MAX_UNAVAILABLE, "a number or percentage", Amount::parse);
      Integer minReady = number(Mark.MIN_READY);
      Duration period = parse(Mark.UPDATE_PERIOD, "a duration", Duration::parse);
      Duration deadline = parse(Mark.PROGRESS_DEADLINE, "a duration", Duration::parse);
      Limits standard = Limits.DEFAULT;
      try {
        return new Limits(
            surge == null ? standard.maxSurge() : surge,
            unavailable == null ? standard.maxUnavailable() : unavailable,
            minReady == null ? 0 : minReady,
            period == null ? standard.updatePeriod() : period,
            deadline == null ? standard.progressDeadline() : deadline);
      } catch (IllegalArgumentException e) {
        unreadable.add(e.getMessage());
        return standard;
      }
    }

    private <T> @Nullable T parse(String key, String expected, Function<String, T> parser) {
      String text = annotations.get(key);
      if (text == null) {
        return null;
      }
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException | DateTimeParseException e) {
        unreadable.add(key + " is '" + text + "', expected " + expected);
        return null;
      }
    }
  }

  private static Integer naturalNumber(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException("negative");
    }
    return number;
  }
}
