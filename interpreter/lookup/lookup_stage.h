// How the operators that use tables beside the events read their stages: which table, which columns, by which fields. Mistakes
// are reported; what a missing table means for the query depends on LookupTables::missing.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"
#include "interpreter/lookup/tables.h"

namespace dohyo {

/// `name = name`, or one name for both sides.
struct WrittenPair {
  ast::Name left, right;
  Span span;
};

using Report = std::function<void(Diagnostic)>;

/// The place of a table: `path://"..."`, `shared/x`, a plain name, a text. Empty for anything else.
[[nodiscard]] std::optional<std::string> place_of_table(const ast::Expression& expression);

/// The pairs of `a = b`, `a = b and c = d`, `(a = b, c = d)` and `a`. False after an error, which is reported.
[[nodiscard]] bool read_pairs(const ast::Expression& expression, std::vector<WrittenPair>& pairs, const Report& report);

struct OpenedTable {
  std::shared_ptr<const LookupSource> source;  ///< null: nobody knows what it has
  bool failed = false;                         ///< an error was reported
};
/// Opens the table and says what is wrong with it. `tables` may be null: then nothing is known of it, which is no error.
[[nodiscard]] OpenedTable open_table(LookupTables* tables, std::string_view name, Span at, const Report& report);

/// A column of the table and the field that it must equal.
struct LookupPair {
  size_t column;  ///< of the source
  ast::Name field;
};
/// Which side of each pair is the table's: the one that is a column of it; when both are, the right (02 A42). Empty after an error.
[[nodiscard]] std::optional<std::vector<LookupPair>> orient(const LookupSource& source, std::string_view name,
                                                            const std::vector<WrittenPair>& pairs, const Report& report);

/// The rows of a source by these pairs. Warns of rows that share their key.
[[nodiscard]] std::shared_ptr<const Finder> finder_for(const std::shared_ptr<const LookupSource>& source, const std::vector<LookupPair>& pairs,
                                                       Span at, const Report& report);

/// Any name may be a column of a table that nobody knows: it is null, and nobody complains about it.
void add_unknown_columns(StageBinder& binder);

/// A column that a stage adds.
struct LookupOutput {
  ast::Name column;
  ast::Name as;
};
/// Adds the step that gives `outputs` values, by fields in the order of the finder's key. For a source that nobody knows the
/// values are null.
void add_lookup(StageBinder& binder, const OpenedTable& opened, std::string_view name, const std::vector<LookupOutput>& outputs,
                const std::vector<WrittenPair>& pairs, bool all);

}  // namespace dohyo
