package dev.rolloutshell.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a pair of controllers over time. A sample holds until the next one; what lists
 * have at one instant stands in the order in which it was added.
 *
 * @param title what it is about, in a few words
 * @param subtitle where and when, or empty
 * @param facts short facts for the head, such as the score of a drill
 * @param passages paragraphs for below the drawing, such as the explanation of a drill
 * @param samples numbers of pods, ordered by time
 * @param marks what was done and what happened, ordered by time
 * @param states the cluster from moment to moment, ordered by time; may be empty
 */
public record Timeline(
    String title,
    String subtitle,
    List<Fact> facts,
    List<Passage> passages,
    List<Sample> samples,
    List<Mark> marks,
    List<State> states) {

  /** Orders what it is given by time. */
  public Timeline {
    facts = List.copyOf(facts);
    passages = List.copyOf(passages);
    samples = samples.stream().sorted(Comparator.comparing(Sample::at)).toList();
    marks = marks.stream().sorted(Comparator.comparing(Mark::at)).toList();
    states = states.stream().sorted(Comparator.comparing(State::at)).toList();
  }

  /**
   * Numbers of pods from an instant on.
   *
   * @param at the instant
   * @param ready pods that are ready
   * @param total pods that are not terminating
   * @param floor the least number of ready pods that is allowed, or {@code null} when there is none
   * @param ceiling the largest number of pods that is allowed, or {@code null} when there is none
   */
  public record Sample(
      Instant at, int ready, int total, @Nullable Integer floor, @Nullable Integer ceiling) {

    /** Whether fewer pods are ready than allowed. */
    public boolean belowFloor() {
      return floor != null && ready < floor;
    }

    /** Whether there are more pods than allowed. */
    public boolean aboveCeiling() {
      return ceiling != null && total > ceiling;
    }
  }

  /**
   * Something that was done or happened at an instant.
   *
   * @param at the instant
   * @param kind what sort of thing
   * @param label a few words that stand for it in a drawing, such as {@code step 7} or a command
   * @param what the thing itself in one line, such as {@code UPDATE replicationcontrollers/web}; or
   *     empty when the label says it all
   * @param why the reason, or empty
   */
  public record Mark(Instant at, Kind kind, String label, String what, String why) {

    /** The sorts of things that are marked, each with a lane of its own in a drawing. */
    public enum Kind {
      /** An operator typed a command. */
      COMMAND("command"),
      /** An API write was made. */
      WRITE("write"),
      /** A fault struck, or was injected. */
      FAULT("fault"),
      /** The first wrong thing that was done, with what would have been right as its reason. */
      WRONG("wrong"),
      /** Something worth saying. */
      NOTE("note");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** In words. */
      public String word() {
        return word;
      }

      /** The name of its lane. */
      String heading() {
        return this == WRONG ? word : word + "s";
      }
    }
  }

  /**
   * What there is in the cluster from an instant on, until the next state.
   *
   * @param at the instant
   * @param controllers the controllers that matter, those of the pair first
   * @param pods the pods that matter
   * @param caption one line about it, such as what is waited for; or empty
   */
  public record State(Instant at, List<Controller> controllers, List<Pod> pods, String caption) {

    /** Keeps copies. */
    public State {
      controllers = List.copyOf(controllers);
      pods = List.copyOf(pods);
    }
  }

  /**
   * A controller of a state.
   *
   * @param name its name
   * @param role {@code source}, {@code target}, or empty
   * @param desired the size it wants
   * @param image the image of its template, or several with commas
   */
  public record Controller(String name, String role, int desired, String image) {}

  /**
   * A pod of a state.
   *
   * @param name its name
   * @param controller name of the controller that owns it, or empty when none does
   * @param ready whether it is ready
   * @param status in a word or two, such as {@code Running} or {@code ImagePullBackOff}
   */
  public record Pod(String name, String controller, boolean ready, String status) {}

  /**
   * A short fact.
   *
   * @param name what it is, such as {@code score}
   * @param value its value, such as {@code 87 of 100}
   */
  public record Fact(String name, String value) {}

  /**
   * A paragraph.
   *
   * @param heading its heading
   * @param text its text; lines stay lines
   */
  public record Passage(String heading, String text) {}

  /** A timeline to be filled. */
  public static Builder titled(String title) {
    return new Builder(title);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return samples.isEmpty() && marks.isEmpty();
  }

  /** Gathers a timeline piece by piece, in any order. */
  public static final class Builder {

    private final String title;
    private String subtitle = "";
    private final List<Fact> facts = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<State> states = new ArrayList<>();

    private Builder(String title) {
      this.title = title;
    }

    /** Where and when. */
    public Builder subtitle(String text) {
      subtitle = text;
      return this;
    }

    /** A short fact for the head. */
    public Builder fact(String name, String value) {
      facts.add(new Fact(name, value));
      return this;
    }

    /** A paragraph for below the drawing. */
    public Builder passage(String heading, String text) {
      passages.add(new Passage(heading, text));
      return this;
    }

    /** Numbers of pods from an instant on. */
    public Builder sample(
        Instant at, int ready, int total, @Nullable Integer floor, @Nullable Integer ceiling) {
      samples.add(new Sample(at, ready, total, floor, ceiling));
      return this;
    }

    /** A command that was typed. */
    public Builder command(Instant at, String line) {
      return mark(new Mark(at, Mark.Kind.COMMAND, line, "", ""));
    }

    /**
     * A write that was made.
     *
     * @param place its place in the rollout, such as {@code step 7}
     * @param what verb and object
     * @param why the reason
     */
    public Builder write(Instant at, String place, String what, String why) {
      return mark(new Mark(at, Mark.Kind.WRITE, place, what, why));
    }

    /** A fault. */
    public Builder fault(Instant at, String label, String what) {
      return mark(new Mark(at, Mark.Kind.FAULT, label, what, ""));
    }

    /**
     * The first wrong thing that was done.
     *
     * @param what what was done
     * @param instead what would have been right, and why
     */
    public Builder wrong(Instant at, String what, String instead) {
      return mark(new Mark(at, Mark.Kind.WRONG, "first wrong action", what, instead));
    }

    /** Something worth saying. */
    public Builder note(Instant at, String text) {
      return mark(new Mark(at, Mark.Kind.NOTE, text, "", ""));
    }

    /** Anything that was done or happened. */
    public Builder mark(Mark mark) {
      marks.add(mark);
      return this;
    }

    /** What there is in the cluster from an instant on. */
    public Builder state(State state) {
      states.add(state);
      return this;
    }

    /** The timeline. */
    public Timeline build() {
      return new Timeline(title, subtitle, facts, passages, samples, marks, states);
    }
  }
}
