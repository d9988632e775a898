// dohyo: runs Sumo-style log queries on your own machine.
#include <csignal>
#include <cstdio>
#include <iostream>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/output.h"

#ifndef DOHYO_VERSION
#define DOHYO_VERSION "0.0.0"
#endif

namespace {

constexpr const char* footer = R"(
Examples
  dohyo run queries/T1584.006-web-services.sumo logs/*.ndjson.gz
  dohyo run -q '* | count by EventID | sort by _count' sysmon.ndjson
  dohyo check rule.sumo
  dohyo docs timeslice

`dohyo COMMAND --help` lists the options of a command.

Exit codes
  0 ran (also with no rows); 1 a finding; 2 usage, or an input that cannot be read; 3 a query does not compile;
  4 data was skipped under --strict; 130 interrupted. Of several, the first in the order 2, 3, 4, 1, 0.)";

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away ends the run quietly: writes fail, and the stream state is looked at.
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  dohyo::cli::StandardOutput output;
  CLI::App app{"Runs Sumo-style log queries on your own machine.", "dohyo"};
  dohyo::cli::set_help(app);
  app.footer(footer);
  app.set_help_flag("-h,--help", "Show this");
  app.set_version_flag("--version", "dohyo " DOHYO_VERSION)->description("Show the version");
  app.require_subcommand(1);
  int exit_code = dohyo::cli::success;
  dohyo::cli::add_run(app, exit_code);
  dohyo::cli::add_check(app, exit_code);
  dohyo::cli::add_explain(app, exit_code);
  dohyo::cli::add_docs(app, exit_code);
  dohyo::cli::add_profiles(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    exit_code = app.exit(e) == 0 ? dohyo::cli::success : dohyo::cli::usage;
  } catch (const dohyo::cli::UsageError& e) {
    std::cerr << "dohyo: " << e.what() << '\n';
    exit_code = dohyo::cli::usage;
  } catch (const std::exception& e) {
    std::cerr << "dohyo: " << e.what() << '\n';
    exit_code = dohyo::cli::usage;
  }
  // 2 comes before all other codes but that of an interrupt.
  if (!output.finish() && exit_code != dohyo::cli::interrupted) exit_code = dohyo::cli::usage;
  return exit_code;
}
