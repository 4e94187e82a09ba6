package dev.rolloutshell.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one file: reading goes on after a problem, so that one look finds all that can
 * be found.
 */
public final class Problems {

  private final String source;
  private final List<Problem> found = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param source what messages call the file
   */
  public Problems(String source) {
    this.source = source;
  }

  /** What messages call the file. */
  public String source() {
    return source;
  }

  /** One more. */
  public void add(InvalidScenarioException problem) {
    found.addAll(problem.problems());
  }

  /** What is read, or the fallback where that finds a problem. */
  public <T> T or(T fallback, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidScenarioException e) {
      add(e);
      return fallback;
    }
  }

  /** What is read; {@code null} where there is none, or a problem. */
  public <T> @Nullable T orNone(Supplier<? extends @Nullable T> read) {
    try {
      return read.get();
    } catch (InvalidScenarioException e) {
      add(e);
      return null;
    }
  }

  /**
   * The members of a mapping; unknown keys are problems, and the known ones can be read.
   *
   * @param what what messages call the mapping
   * @param known the keys it may have
   * @throws InvalidScenarioException when it is no mapping
   */
  public Fields fields(String what, Located mapping, Set<String> known) {
    Fields fields = Fields.unchecked(source, what, mapping);
    found.addAll(fields.unknown(known));
    return fields;
  }

  /**
   * The end of reading.
   *
   * @throws InvalidScenarioException when there were problems
   */
  public void raise() {
    if (!found.isEmpty()) {
      // A key that is misspelt is missing besides; that it is misspelt says more.
      found.sort(
          Comparator.comparing((Problem problem) -> problem.known().isEmpty())
              .thenComparingInt(Problem::line));
      throw new InvalidScenarioException(found);
    }
  }
}
