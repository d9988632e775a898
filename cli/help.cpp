#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "interpreter/text/diagnostic.h"

namespace dohyo::cli {

namespace {

/// Beyond this a name stands on a line of its own.
constexpr size_t widest_name = 26;
constexpr size_t help_width = 110;

/// `text` in lines of help_width, the first one after `name`.
void append_entry(std::string& out, const std::string& name, std::string_view text, size_t column) {
  auto line = "  " + name;
  if (line.size() + 2 > column) {
    out += line + '\n';
    line.clear();
  }
  line.resize(column, ' ');
  while (!text.empty()) {
    auto end = text.find(' ');
    auto word = text.substr(0, end);
    bool fits = line.size() == column || line.size() + 1 + word.size() <= help_width;
    if (!fits) {
      out += line + '\n';
      line.assign(column, ' ');
    }
    if (line.size() > column) line += ' ';
    line += word;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  out += line + '\n';
}

class HelpFormatter final : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
    auto out = app->get_description() + "\n\nUsage: " + name;
    auto commands = app->get_subcommands([](const CLI::App*) { return true; });
    auto positionals = app->get_options([](const CLI::Option* o) { return o->get_positional(); });
    out += commands.empty() ? " [OPTION]..." : " COMMAND ...";
    for (const auto* positional : positionals) out += " " + positional->get_option_text();
    out += '\n';
    if (!commands.empty()) {
      out += "\nCommands\n";
      for (const auto* command : commands) append_entry(out, command->get_name(), command->get_description(), 12);
    }
    auto groups = app->get_groups();
    // The group of --help, which comes first, goes last.
    std::stable_partition(groups.begin(), groups.end(), [](const std::string& group) { return group != "Options"; });
    for (const auto& group : groups) append_group(out, *app, group);
    return out + app->get_footer() + '\n';
  }

 private:
  static void append_group(std::string& out, const CLI::App& app, const std::string& group) {
    auto options = app.get_options([&](const CLI::Option* o) { return o->nonpositional() && o->get_group() == group; });
    if (group.empty() || options.empty()) return;
    out += '\n' + group + '\n';
    size_t column = 0;
    for (const auto* option : options)
      if (auto size = name_of(*option).size(); size <= widest_name) column = std::max(column, size);
    for (const auto* option : options) {
      auto text = option->get_description();
      if (!option->get_default_str().empty()) text += fmt::format(" [{}]", option->get_default_str());
      append_entry(out, name_of(*option), text, column + 4);
    }
  }

  static std::string name_of(const CLI::Option& option) {
    std::string name;
    for (const auto& letter : option.get_snames()) name += "-" + letter + ", ";
    if (name.empty()) name = "    ";
    for (const auto& word : option.get_lnames()) name += "--" + word;
    if (option.get_type_size() != 0) name += " " + option.get_type_name();
    return name;
  }
};

/// The command that was being read when the mistake was found.
const CLI::App& deepest(const CLI::App& app) {
  auto chosen = app.get_subcommands();
  return chosen.empty() ? app : deepest(*chosen.front());
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& names) {
  auto near = closest(word, names);
  return near ? fmt::format("; did you mean `{}`?", *near) : "";
}

std::string about_unknown(const CLI::App& command, const std::string& argument) {
  if (!argument.starts_with('-')) return fmt::format("unexpected argument `{}`", argument);
  auto name = argument.substr(0, argument.find('='));
  return fmt::format("there is no option `{}`{}", name, suggestion(name, option_names(command)));
}

std::string message_for(const CLI::App& app, const CLI::App& command, const CLI::Error& error) {
  std::string message = error.what();
  auto unread = command.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    // "The following argument was not expected: --frm"; of several the first was written last in that list.
    auto argument = unread.empty() ? message.substr(message.find_last_of(' ') + 1) : unread.front();
    return about_unknown(command, argument);
  }
  if (error.get_name() == "RequiredError" && &command == &app) {
    std::vector<std::string> names;
    for (const auto* known : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(known->get_name());
    if (unread.empty()) return fmt::format("which command? There are {}", fmt::join(names, ", "));
    if (unread.front().starts_with('-')) return about_unknown(app, unread.front());
    return fmt::format("there is no command `{}`{}", unread.front(), suggestion(unread.front(), names));
  }
  auto colon = message.find(": ");
  if (error.get_name() == "ArgumentMismatch" && colon != std::string::npos) {
    auto option = message.substr(0, colon);
    return message.find("required") != std::string::npos ? option + " needs a value" : option + " takes no value";
  }
  if (error.get_name() == "ValidationError" && colon != std::string::npos) message.erase(colon, 1);
  return message;
}

}  // namespace

void set_help(CLI::App& app) {
  app.formatter(std::make_shared<HelpFormatter>());
  app.failure_message([](const CLI::App* root, const CLI::Error& error) {
    const auto& command = deepest(*root);
    auto name = &command == root ? root->get_name() : root->get_name() + " " + command.get_name();
    return fmt::format("dohyo: {}\n`{} --help` lists what there is\n", message_for(*root, command, error), name);
  });
}

CLI::Validator one_of(std::string what, std::vector<std::string> words) {
  return {[what = std::move(what), words = std::move(words)](std::string& given) -> std::string {
            if (std::find(words.begin(), words.end(), given) != words.end()) return {};
            return fmt::format("{}: no such {}; there are {}", given, what, fmt::join(words, ", "));
          },
          ""};
}

CLI::Validator whole_number(size_t least, size_t most) {
  return {[least, most](std::string& given) -> std::string {
            size_t number = 0;
            auto read = std::from_chars(given.data(), given.data() + given.size(), number);
            bool good = read.ec == std::errc() && read.ptr == given.data() + given.size() && number >= least && number <= most;
            return good ? "" : fmt::format("{}: not a whole number from {} to {}", given, least, most);
          },
          ""};
}

}  // namespace dohyo::cli
