package dev.rolloutshell.command;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A word of a command that is known by its place.
 *
 * @param name what it is called in help, such as {@code NAME}
 * @param required whether the command cannot do without
 * @param completion what Tab offers
 * @param about what it is for, or empty where its name says it
 */
record Argument(String name, boolean required, Completion completion, String about) {

  private static final String SEVERAL = "...";

  /** What Tab offers for a word. */
  sealed interface Completion {

    /** Nothing. */
    record None() implements Completion {}

    /** Fixed words. */
    record Words(List<String> words) implements Completion {}

    /** Names of controllers. */
    record Controllers() implements Completion {}

    /**
     * Whatever there is just now.
     *
     * @param offers the words and a few words on each
     * @param filesToo whether names of files will do as well
     */
    record Live(Supplier<Map<String, String>> offers, boolean filesToo) implements Completion {

      /** Those words alone. */
      Live(Supplier<Map<String, String>> offers) {
        this(offers, false);
      }
    }

    /** Types of objects, several of them with commas. */
    record Types() implements Completion {}

    /** Names of objects of the type that the first word names. */
    record Objects() implements Completion {}

    /** Names of contexts of the kubeconfig. */
    record Contexts() implements Completion {}

    /** Names of namespaces. */
    record Namespaces() implements Completion {}

    /** Images that are in use. */
    record Images() implements Completion {}

    /** Names of files. */
    record Files() implements Completion {}

    /** Names of commands. */
    record Commands() implements Completion {}
  }

  /** A word that must be there. */
  static Argument required(String name, Completion completion) {
    return new Argument(name, true, completion, "");
  }

  /** A word that may be left out. */
  static Argument optional(String name, Completion completion) {
    return new Argument(name, false, completion, "");
  }

  /** One word or more, the last of a command. */
  static Argument several(String name, Completion completion) {
    return new Argument(name + SEVERAL, true, completion, "");
  }

  /** Any number of words, the last of a command. */
  static Argument any(String name, Completion completion) {
    return new Argument(name + SEVERAL, false, completion, "");
  }

  /** Whether further words are of its kind. */
  boolean repeats() {
    return name.endsWith(SEVERAL);
  }

  /** The same with what it is for. */
  Argument about(String what) {
    return new Argument(name, required, completion, what);
  }

  /** As in help: {@code NAME}, {@code [NAME]}. */
  String usage() {
    return required ? name : "[" + name + "]";
  }
}
