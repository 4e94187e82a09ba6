package dev.rolloutshell.session;

import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moments of a simulated cluster that an operator can go to: one before every write that the
 * session makes, and those that were given a name. A fork is a further course of events beside the
 * one that was under way.
 */
public final class TimeTravel implements RequestHook {

  /** Moments before writes that are kept; the oldest go first. */
  public static final int MOST_STEPS = 500;

  /** Moments with names that are kept. */
  public static final int MOST_NAMES = 100;

  /** The course of events that a cluster begins with. */
  public static final String MAIN = "main";

  /** What stands for the cluster as it is. */
  public static final String NOW = "now";

  private final SimulatedCluster cluster;
  private final Companion companion;
  private final Map<String, Kept> named = new LinkedHashMap<>();
  private final Map<String, Course> courses = new LinkedHashMap<>();
  private String course = MAIN;
  private List<Kept> kept = new ArrayList<>();
  private int step = 1;
  private int unnamed;

  TimeTravel(SimulatedCluster cluster, Companion companion) {
    this.cluster = cluster;
    this.companion = companion;
  }

  /** Somebody who has to go to other moments together with the cluster. */
  public interface Companion {

    /** Nobody. */
    Companion NONE =
        new Companion() {
          @Override
          public Object memory() {
            return "";
          }

          @Override
          public void travelled(Object memory) {}
        };

    /** What to remember of the present moment; never changed again. */
    Object memory();

    /** The cluster has gone to the moment of a memory. */
    void travelled(Object memory);
  }

  /**
   * A moment.
   *
   * @param kind {@code step}, {@code checkpoint}, {@code fork} or {@code now}
   * @param name its name; of a step, its number
   * @param step the number of the write that comes next there, from 1
   * @param at virtual time
   * @param next what was written next, or empty
   */
  public record Moment(String kind, String name, int step, Instant at, String next) {}

  private record Kept(Moment moment, Checkpoint state, Object memory) {}

  /** A course of events that was left, with its last moment. */
  private record Course(List<Kept> kept, Kept tip) {}

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    if (isWrite(request)) {
      before(words(request));
    }
    return null;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse response) {
    if (isWrite(request) && response.status() >= 300) {
      refused();
    }
    return response;
  }

  /** Whether it changes more than what is told of the cluster. */
  private static boolean isWrite(ApiRequest request) {
    return !request.method().equals("GET")
        && !request.path().endsWith("/events")
        && !request.query().contains("dryRun=")
        && !request.path().contains("reviews");
  }

  private static String words(ApiRequest request) {
    String verb =
        switch (request.method()) {
          case "POST" -> "create";
          case "PUT" -> "update";
          case "PATCH" -> "patch";
          default -> "delete";
        };
    return verb + " " + request.path().replaceFirst("^.*/namespaces/[^/]+/(?=.)", "");
  }

  private synchronized void before(String write) {
    Kept moment = keep("step", Integer.toString(step), write);
    kept.removeIf(one -> one.moment().step() >= step);
    kept.add(moment);
    if (kept.size() > MOST_STEPS) {
      kept.remove(0);
    }
    step++;
  }

  /** The last write was none: the server refused it. */
  private synchronized void refused() {
    step--;
    kept.remove(kept.size() - 1);
  }

  private Kept keep(String kind, String name, String next) {
    Moment moment = new Moment(kind, name, step, cluster.now(), next);
    return new Kept(moment, cluster.checkpoint(), companion.memory());
  }

  /** The cluster as it is. */
  public synchronized Moment now() {
    return new Moment(NOW, course, step, cluster.now(), "");
  }

  /** Everything one can go to: the steps of this course, checkpoints, and the tips of others. */
  public synchronized List<Moment> moments() {
    List<Moment> all = new ArrayList<>();
    kept.forEach(one -> all.add(one.moment()));
    named.values().forEach(one -> all.add(one.moment()));
    courses.values().forEach(other -> all.add(other.tip().moment()));
    return all;
  }

  /**
   * Gives the present moment a name.
   *
   * @param name the name, or {@code null} for one that is free
   */
  public synchronized Moment checkpoint(@Nullable String name) {
    String free = name;
    while (free == null || (name == null && isTaken(free))) {
      free = "checkpoint-" + ++unnamed;
    }
    checkName(free);
    if (named.size() >= MOST_NAMES && !named.containsKey(free)) {
      throw CommandFailure.refused(
          "checkpoint "
              + free
              + ": expected at most "
              + MOST_NAMES
              + " names, and so many there are",
          "a name that is there already takes its place");
    }
    Kept moment = keep("checkpoint", free, "");
    named.put(free, moment);
    return moment.moment();
  }

  private boolean isTaken(String name) {
    return named.containsKey(name) || courses.containsKey(name) || course.equals(name);
  }

  private void checkName(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_.-]{0,62}") || name.equals(NOW)) {
      throw CommandFailure.usage(
          "NAME: expected a letter and then letters, digits, '.', '_' or '-', got '" + name + "'",
          "simulator checkpoint before-abort");
    }
    if (courses.containsKey(name) || course.equals(name)) {
      throw CommandFailure.refused(
          "checkpoint " + name + ": expected another name, since a fork is called so",
          "simulator checkpoints");
    }
  }

  /** Goes back over some writes. */
  public synchronized Moment back(int writes) {
    int to = step - writes;
    Kept moment = kept.stream().filter(one -> one.moment().step() == to).findFirst().orElse(null);
    if (moment == null) {
      int oldest = kept.isEmpty() ? step : kept.get(0).moment().step();
      int most = Math.max(0, step - oldest);
      throw CommandFailure.refused(
          "simulator back "
              + writes
              + ": expected at most "
              + most
              + (most == 1 ? " write" : " writes")
              + " to go back over, which is all that this session has made and kept",
          "simulator checkpoints");
    }
    return go(moment);
  }

  /** Goes to a step by its number, to a checkpoint, or to the tip of another course. */
  public synchronized Moment go(String word) {
    Course other = courses.get(word);
    if (other != null) {
      leave();
      courses.remove(word);
      course = word;
      kept = new ArrayList<>(other.kept());
      return restore(other.tip());
    }
    return go(find(word));
  }

  private Moment go(Kept to) {
    boolean ahead = kept.stream().anyMatch(one -> one.moment().step() >= step);
    if (!ahead) {
      kept.add(keep("step", Integer.toString(step), ""));
    }
    return restore(to);
  }

  private Moment restore(Kept to) {
    cluster.restore(to.state());
    companion.travelled(to.memory());
    step = to.moment().step();
    return to.moment();
  }

  /** Begins another course of events here; the present one stays as it is. */
  public synchronized Moment fork(String name) {
    checkName(name);
    if (named.containsKey(name)) {
      throw CommandFailure.refused(
          "fork " + name + ": expected another name, since a checkpoint is called so",
          "simulator checkpoints");
    }
    if (courses.size() >= MOST_NAMES) {
      throw CommandFailure.refused(
          "fork " + name + ": expected at most " + MOST_NAMES + " forks, and so many there are",
          "connect simulator");
    }
    List<Kept> past = new ArrayList<>(kept);
    past.removeIf(one -> one.moment().step() >= step);
    leave();
    course = name;
    kept = past;
    return now();
  }

  private void leave() {
    courses.put(course, new Course(List.copyOf(kept), keep("fork", course, "")));
  }

  private Kept find(String word) {
    Kept checkpoint = named.get(word);
    if (checkpoint != null) {
      return checkpoint;
    }
    return kept.stream()
        .filter(one -> one.moment().name().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private CommandFailure unknown(String word) {
    int first = kept.stream().mapToInt(one -> one.moment().step()).min().orElse(step);
    int last = kept.stream().mapToInt(one -> one.moment().step()).max().orElse(step);
    String steps =
        kept.isEmpty()
            ? "the name of a checkpoint or a fork, since nothing has been written yet and so there"
                + " are 0 steps"
            : "a step from " + first + " to " + last + ", or the name of a checkpoint or a fork";
    return CommandFailure.refused(
        "moment '" + word + "': expected " + steps, "simulator checkpoints");
  }

  /** What differs between two moments, by their words; {@code now} is the cluster as it is. */
  public synchronized List<ObjectChange> diff(String before, String after) {
    return ObjectChange.between(objects(before), objects(after)).stream()
        .sorted(Comparator.comparing(ObjectChange::object))
        .toList();
  }

  private SimulatedCluster objects(String word) {
    if (word.equals(NOW) || word.equals(course)) {
      return cluster;
    }
    Course other = courses.get(word);
    Kept moment = other == null ? find(word) : other.tip();
    return SimulatedCluster.startFrom(cluster.options(), moment.state());
  }
}
