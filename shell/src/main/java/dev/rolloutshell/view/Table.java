package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.List;

/** Columns aligned by blanks, without borders, so that lines can be searched and cut. */
public final class Table {

  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  private Table() {}

  /** A table with a line of headings. */
  public static Table of(String... headings) {
    Table table = new Table();
    table.rows.add(List.of(headings));
    return table;
  }

  /** A table without headings. */
  public static Table plain() {
    return new Table();
  }

  /** Adds a row; values are shown with {@code toString}. */
  public Table row(Object... cells) {
    List<String> row = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      row.add(Lines.oneLine(String.valueOf(cell)));
    }
    rows.add(row);
    return this;
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i));
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
        }
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }
}
