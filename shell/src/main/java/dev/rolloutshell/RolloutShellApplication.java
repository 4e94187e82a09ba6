package dev.rolloutshell;

import dev.rolloutshell.command.Aliases;
import dev.rolloutshell.command.Commands;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Usual;
import dev.rolloutshell.settings.Setting;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.settings.SettingsFile;
import dev.rolloutshell.view.Failed;
import dev.rolloutshell.view.Format;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.shell.core.command.CommandRegistry;

/** The process: wires the shell and hands the command line to it. */
@SpringBootConfiguration(proxyBeanMethods = false)
public class RolloutShellApplication {

  /**
   * Starts the shell.
   *
   * @param args options of the launcher, then the words of one command
   */
  public static void main(String[] args) {
    LaunchOptions options;
    Settings settings;
    Aliases aliases;
    try {
      if (List.of("--help", "-h").containsAll(List.of(args)) && args.length > 0) {
        LaunchOptions.HELP.forEach(System.out::println);
        return; // Whatever is wrong with the settings.
      }
      settings = settings(List.of(args));
      aliases = Aliases.of(settings);
      options = LaunchOptions.parse(List.of(args), settings.colours(), aliases::expanded);
    } catch (CommandFailure e) {
      Format format = Format.asked(List.of(args), Format.TABLE);
      System.out.print(new Failed(e.code(), e.message(), e.hint()).document(format));
      System.err.println("error: " + e.message());
      System.err.println("try: " + e.hint());
      System.exit(e.code().code());
      return;
    }
    if (options.help()) {
      LaunchOptions.HELP.forEach(System.out::println);
      return;
    }
    System.exit(SpringApplication.exit(start(options, settings, aliases)));
  }

  private static Settings settings(List<String> args) {
    try {
      Settings settings = SettingsFile.read(SettingsFile.place(System.getenv()), System.getenv());
      Aliases.of(settings);
      return settings;
    } catch (CommandFailure e) {
      if (!LaunchOptions.explain(args)) {
        throw e;
      }
      // It is just then that help is needed.
      System.err.println("warning: " + e.message());
      return Settings.DEFAULTS;
    }
  }

  static ConfigurableApplicationContext start(
      LaunchOptions options, Settings settings, Aliases aliases) {
    SpringApplication application = new SpringApplication(RolloutShellApplication.class);
    // Words such as --debug are the operator's, and so is a file called application.properties in
    // the directory the shell happens to be started in.
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(Map.of("spring.config.location", "classpath:/"));
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("launchOptions", options);
          context.getBeanFactory().registerSingleton("settings", settings);
          context.getBeanFactory().registerSingleton("aliases", aliases);
        });
    return application.run();
  }

  @Bean
  Session session(LaunchOptions options, Settings settings) {
    return Connections.session(options.target(), Console.atTerminal(options), usual(settings));
  }

  private static Usual usual(Settings settings) {
    return new Usual(
        settings.text(Setting.NAMESPACE),
        settings.duration(Setting.CONNECT_TIMEOUT),
        settings.duration(Setting.REQUEST_TIMEOUT),
        settings.on(Setting.EVENTS));
  }

  @Bean
  CommandRegistry commandRegistry(Session session, Settings settings, Aliases aliases) {
    return Commands.registry(session, settings, aliases);
  }

  @Bean
  Console console(
      LaunchOptions options,
      Settings settings,
      Aliases aliases,
      Session session,
      CommandRegistry registry) {
    return new Console(options, settings, session, registry, aliases);
  }
}
