#include "interpreter/lookup/lookup_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/library/steps.h"
#include "interpreter/lookup/lookup_step.h"
#include "interpreter/lookup/table_index.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

using utf8::equal_ignoring_ascii_case;

namespace {

/// Columns named in a help.
constexpr size_t most_named = 20;

std::string listed(const std::vector<std::string>& columns) {
  auto shown = std::span(columns).first(std::min(columns.size(), most_named));
  return fmt::format("{}{}", fmt::join(shown, ", "), columns.size() > most_named ? ", ..." : "");
}

void report_unknown_column(const LookupSource& source, std::string_view table, const ast::Name& name, const Report& report) {
  Diagnostic d{Severity::error, "unknown-column", name.span, fmt::format("{} has no column `{}`", table, name.text), "", {}};
  if (auto near = closest(name.text, source.columns)) {
    d.help = fmt::format("did you mean `{}`?", *near);
    d.fix = Fix{name.span, *near};
  } else {
    d.help = fmt::format("its columns: {}", listed(source.columns));
  }
  report(std::move(d));
}

/// Columns of a table that a pair may name: all of them, or the one key.
std::optional<size_t> key_column(const LookupSource& source, const ast::Name& name) {
  if (source.kind == LookupSource::Kind::table) return source.find_column(name.text);
  return equal_ignoring_ascii_case(source.key, name.text) ? std::optional<size_t>(0) : std::nullopt;
}

}  // namespace

std::optional<std::string> place_of_table(const ast::Expression& expression) {
  if (const auto* location = std::get_if<ast::Location>(&expression.node)) return location->text;
  if (const auto* text = as_text(expression)) return decode_literal(text->raw, Escapes::plain);
  if (const auto* name = as_field(expression)) return name->text;
  // shared/x among expressions reads as a division.
  const auto* division = std::get_if<ast::Arithmetic>(&expression.node);
  const auto* first = division != nullptr ? as_field(*division->first) : nullptr;
  if (first == nullptr) return {};
  auto place = first->text;
  for (const auto& step : division->steps) {
    const auto* part = as_field(*step.operand);
    if (step.symbol != '/' || part == nullptr) return {};
    place += '/' + part->text;
  }
  return place;
}

bool read_pairs(const ast::Expression& expression, std::vector<WrittenPair>& pairs, const Report& report) {
  auto all = [&](const ast::Expressions& items) {
    return std::all_of(items.begin(), items.end(), [&](const ast::Expression& item) { return read_pairs(item, pairs, report); });
  };
  if (const auto* tuple = std::get_if<ast::Tuple>(&expression.node)) return all(tuple->items);
  const auto* logical = std::get_if<ast::Logical>(&expression.node);
  if (logical != nullptr && logical->junction == ast::Junction::all) return all(logical->operands);
  if (const auto* name = as_field(expression)) {
    pairs.push_back({*name, *name, expression.span});
    return true;
  }
  const auto* comparison = std::get_if<ast::Comparison>(&expression.node);
  if (comparison != nullptr && comparison->comparator == ast::Comparator::equal && !comparison->negated) {
    const auto* left = as_field(*comparison->left);
    const auto* right = as_field(*comparison->right);
    if (left != nullptr && right != nullptr) {
      pairs.push_back({*left, *right, expression.span});
      return true;
    }
  }
  report({Severity::error, "lookup-condition", expression.span, "a table is looked up by fields that equal its columns",
          "write field=column, several with commas or `and`; compute other values in a stage before", {}});
  return false;
}

OpenedTable open_table(LookupTables* tables, std::string_view name, Span at, const Report& report) {
  if (tables == nullptr) return {};
  const auto& answer = tables->open(name);
  if (answer.source == nullptr) {
    bool is_error = tables->missing() == LookupTables::Missing::error;
    bool is_null = tables->missing() == LookupTables::Missing::null;
    report({is_error ? Severity::error : Severity::warning, answer.code, at, answer.message + (is_null ? ", so its columns are null" : ""), answer.help, {}});
    return {nullptr, is_error};
  }
  for (const auto& loss : answer.source->losses) report({Severity::warning, "incomplete-table", at, fmt::format("{}: {}", name, loss), "", {}});
  return {answer.source, false};
}

std::optional<std::vector<LookupPair>> orient(const LookupSource& source, std::string_view name, const std::vector<WrittenPair>& pairs,
                                              const Report& report) {
  std::vector<LookupPair> oriented;
  for (const auto& pair : pairs) {
    auto left = key_column(source, pair.left);
    auto right = key_column(source, pair.right);
    if (right) {
      oriented.push_back({*right, pair.left});
    } else if (left) {
      oriented.push_back({*left, pair.right});
    } else if (source.kind == LookupSource::Kind::table) {
      report_unknown_column(source, name, pair.right, report);
      return {};
    } else {
      report({Severity::error, "lookup-condition", pair.span, fmt::format("{} is looked up by `{}`", name, source.key),
              fmt::format("write on {}={}", source.key, pair.right.text), {}});
      return {};
    }
  }
  if (source.kind != LookupSource::Kind::table && oriented.size() != 1) {
    report({Severity::error, "lookup-condition", pairs.back().span, fmt::format("{} is looked up by `{}` alone", name, source.key), "", {}});
    return {};
  }
  return oriented;
}

std::shared_ptr<const Finder> finder_for(const std::shared_ptr<const LookupSource>& source, const std::vector<LookupPair>& pairs, Span at,
                                         const Report& report) {
  if (source->kind != LookupSource::Kind::table) return source->finder;
  std::vector<size_t> columns;
  for (const auto& pair : pairs) columns.push_back(pair.column);
  auto index = std::make_shared<TableIndex>(source->table, std::move(columns), source->letter_case);
  if (auto count = index->duplicates(); count > 0)
    report({Severity::warning, "duplicate-keys", at,
            fmt::format("{} row{} of the table ha{} the key of a later one; the last row of a key counts", count, count == 1 ? "" : "s", count == 1 ? "s" : "ve"),
            "", {}});
  return index;
}

namespace {

/// All columns; those of the key only where nothing of their name is there yet (02 section 7.1).
std::vector<LookupOutput> all_columns(StageBinder& binder, const LookupSource& source, const std::vector<LookupPair>& pairs, Span at) {
  std::vector<LookupOutput> outputs;
  for (size_t i = 0; i < source.columns.size(); ++i) {
    const auto& column = source.columns[i];
    auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const LookupPair& p) { return source.kind == LookupSource::Kind::table && p.column == i; });
    bool is_there = pair != pairs.end() && (equal_ignoring_ascii_case(pair->field.text, column) || binder.find(column) != no_slot);
    if (!is_there) outputs.push_back({{column, at, true}, {column, at, true}});
  }
  return outputs;
}

void add_nulls(StageBinder& binder, const std::vector<LookupOutput>& outputs, bool all) {
  for (const auto& output : outputs) {
    Expression null;
    null.span = output.as.span;
    null.node = binder.new_node();
    binder.add(std::make_unique<AssignStep>(binder.assign(output.as), std::move(null)));
  }
  if (all) add_unknown_columns(binder);
}

}  // namespace

void add_unknown_columns(StageBinder& binder) {
  Expression nothing;
  nothing.span = binder.stage().span;
  nothing.node = binder.new_node();
  Slot list = binder.hidden("columns of an unknown table");
  binder.add(std::make_unique<AssignStep>(list, std::move(nothing)));
  binder.schema().discovered.push_back(list);
}

void add_lookup(StageBinder& binder, const OpenedTable& opened, std::string_view name, const std::vector<LookupOutput>& outputs,
                const std::vector<WrittenPair>& pairs, bool all) {
  if (opened.failed) return;
  if (opened.source == nullptr) return add_nulls(binder, outputs, all);
  auto report = [&](Diagnostic d) { binder.report(std::move(d)); };
  const auto& source = *opened.source;
  auto oriented = orient(source, name, pairs, report);
  if (!oriented) return;
  auto wanted = all ? all_columns(binder, source, *oriented, binder.stage().span) : outputs;
  std::vector<size_t> columns;
  for (const auto& output : wanted) {
    auto column = source.find_column(output.column.text);
    if (!column) return report_unknown_column(source, name, output.column, report);
    if (!all && std::find(source.absent.begin(), source.absent.end(), *column) != source.absent.end())
      binder.warning("null-column", output.column.span, fmt::format("the file for {} has no `{}`, so it is always null", name, source.columns[*column]));
    columns.push_back(*column);
  }
  std::vector<Slot> keys;
  for (const auto& pair : *oriented) keys.push_back(binder.read(pair.field));
  auto finder = finder_for(opened.source, *oriented, binder.stage().span, report);
  std::vector<LookupStep::Output> out;
  for (size_t i = 0; i < wanted.size(); ++i) out.push_back({binder.assign(wanted[i].as), columns[i]});
  binder.add(std::make_unique<LookupStep>(std::move(finder), std::move(keys), std::move(out), std::string(name), binder.new_node()));
}

}  // namespace dohyo
