package dev.rolloutshell;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The process: wires the shell and hands the command line to it. */
@SpringBootApplication
public class RolloutShellApplication {

  /**
   * Starts the shell.
   *
   * @param args words of one command, or options of the launcher
   */
  public static void main(String[] args) {
    System.exit(SpringApplication.exit(SpringApplication.run(RolloutShellApplication.class, args)));
  }
}
