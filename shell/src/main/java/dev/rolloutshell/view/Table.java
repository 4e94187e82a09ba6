package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns aligned by blanks, without borders, so that lines can be searched and cut. */
public final class Table {

  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  private int[] widened = {};

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

  /** The same with a column that is at least so wide. */
  Table widened(int column, int width) {
    widened = new int[] {column, width};
    return this;
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    int[] widths = widths();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** A row that comes later, in the columns of those that are there; it is not kept. */
  String line(Object... cells) {
    List<String> row =
        Arrays.stream(cells).map(cell -> Lines.oneLine(String.valueOf(cell))).toList();
    return line(row, widths());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(Math.max(0, widths[i] - row.get(i).length()))).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    if (widened.length > 0) {
      widths[widened[0]] = widened[1];
    }
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }
}
