package dev.rolloutshell.view;

import dev.rolloutshell.session.ObjectChanges.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes of objects, a line each, below headings that are shown once for each type. */
public final class ChangesView {

  private final boolean everywhere;
  private final boolean prefixed;
  private final boolean wide;
  private final Map<String, Table> tables = new HashMap<>();

  /**
   * No changes yet.
   *
   * @param everywhere whether there is a column for the namespace
   * @param prefixed whether names stand behind their type, since there are several types
   * @param wide whether more columns are wanted
   */
  public ChangesView(boolean everywhere, boolean prefixed, boolean wide) {
    this.everywhere = everywhere;
    this.prefixed = prefixed;
    this.wide = wide;
  }

  /**
   * The lines of some changes of one type.
   *
   * @param plural the type, as in paths
   * @param now the cluster's time, for ages
   */
  public List<String> lines(String plural, List<Change> changes, Instant now) {
    if (changes.isEmpty()) {
      return List.of();
    }
    ObjectColumns columns = new ObjectColumns(now, everywhere, prefixed);
    Table table = tables.get(plural);
    if (table != null) {
      return changes.stream().map(c -> table.line(row(columns, plural, c))).toList();
    }
    List<String> headings = new ArrayList<>(List.of("EVENT"));
    headings.addAll(List.of(columns.headings(plural, wide)));
    Table first = Table.of(headings.toArray(new String[0]));
    // The words of later changes are known, and have their room from the beginning.
    changes.forEach(change -> first.row(row(columns, plural, change)));
    tables.put(plural, first.widened(0, "MODIFIED".length()));
    return first.lines();
  }

  private Object[] row(ObjectColumns columns, String plural, Change change) {
    List<Object> cells = new ArrayList<>(List.of(change.event()));
    cells.addAll(columns.row(plural, change.object(), wide));
    return cells.toArray();
  }
}
