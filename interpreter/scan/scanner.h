// Records of a block -> batches of a plan's source fields. One per worker and plan.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "interpreter/json/extract.h"
#include "interpreter/scan/layout.h"

namespace dohyo {

/// A file as the scanner sees it.
struct ScannedFile {
  uint32_t index = 0;
  std::string name;      ///< `_sourceName`
  std::string category;  ///< `_sourceCategory` where nothing in the event says it
};

/// The records of one block that some plan wants, split once and shared by all plans.
struct Records {
  const ScannedFile* file = nullptr;
  const std::vector<std::string>* columns = nullptr;  ///< of csv and tsv
  char delimiter = ',';
  std::vector<std::string_view> texts;  ///< `json::padding` bytes are readable behind each
  std::vector<uint64_t> offsets;        ///< of each record in its file
};

/// Bits of an Ordinal below the file number.
constexpr int ordinal_offset_bits = 44;
[[nodiscard]] inline Ordinal make_ordinal(uint32_t file, uint64_t offset) {
  return (static_cast<Ordinal>(file) << ordinal_offset_bits) | offset;
}

enum class RecordState : uint8_t { good, repaired, bad };

class Scanner {
 public:
  Scanner(const Plan& plan, const ScanOptions& options)
      : plan_(plan),
        wants_all_(std::any_of(plan.source_fields.begin(), plan.source_fields.end(),
                               [](const SourceField& field) { return field.origin == SourceField::Origin::all; })),
        options_(options) {}

  /// Reads those of `records` whose indexes are `chosen`, in rising order, or all without it, and hands batches to `take`.
  /// `states` has one entry per record; faults met are noted there and, with words, given to `report`.
  void scan(const Records& records, const std::vector<uint32_t>* chosen, const Layout& layout, std::vector<RecordState>& states,
            const std::function<void(Batch&)>& take, const std::function<void(size_t record, std::string_view reason)>& report);

  /// The layout for a kind of file, made on first use.
  const Layout& layout(const Profile& profile, RecordFormat format);

  /// After the row steps: counts for the rows still selected which names stood in for which.
  void count_aliases(const Batch& batch);
  [[nodiscard]] const std::map<std::string, std::map<std::string, uint64_t>>& aliases() const { return alias_counts_; }
  /// Values of `_sourceCategory` met so far, where the plan reads it.
  [[nodiscard]] std::set<std::string> categories() const;

 private:
  /// What a worker remembers of one field of one layout.
  struct FieldState {
    Column column;
    Dictionary dictionary;
    bool started = false;
    bool flat = false;  ///< too many different values for a dictionary
    uint64_t looked_up = 0;
    uint32_t null_id = 0;
    std::vector<uint8_t> ranks;  ///< by row; kept only where there are aliases
  };
  struct LayoutState {
    std::vector<FieldState> fields;
  };

  void fill_batch(const Records& records, const std::vector<uint32_t>* chosen, size_t begin, size_t end, const Layout& layout, LayoutState& state,
                  std::vector<RecordState>& states,
                  const std::function<void(size_t, std::string_view)>& report);
  bool read_record(const Records& records, size_t record, const Layout& layout, std::vector<RecordState>& states,
                   const std::function<void(size_t, std::string_view)>& report);
  void read_line(std::string_view text, const Layout& layout);
  bool read_columns(std::string_view record, const Records& records, const Layout& layout);
  void set_columns(const Records& records, const Layout& layout, LayoutState& state);
  void data_column(const FieldPlan& field, FieldState& state, const Layout& layout);
  void category_column(const FieldPlan& field, FieldState& state, const Layout& layout, const ScannedFile& file);
  [[nodiscard]] Value time_of(const FieldPlan& field, size_t row, const Layout& layout);
  [[nodiscard]] Value host_in_line(const FieldPlan& field, size_t row, const Layout& layout);
  [[nodiscard]] Value decode(std::string_view token, const Layout& layout, Arena& arena) const;
  uint32_t id_of(FieldState& state, std::string_view key, bool& made);

  const Plan& plan_;
  bool wants_all_;  ///< the fields of each record as a list
  const ScanOptions& options_;
  json::Extractor extractor_;
  Arena arena_;
  Batch batch_;
  std::vector<Ordinal> ordinals_;
  std::vector<std::string_view> raws_;
  std::vector<Value> all_;
  std::vector<json::Token> tokens_;             ///< of the current record
  std::vector<std::vector<json::Token>> rows_;  ///< by field of the demand, then by row
  std::vector<std::string_view> cells_;
  const ScannedFile* header_of_ = nullptr;
  std::vector<std::vector<std::pair<size_t, uint16_t>>> header_map_;  ///< by column: (field, rank)
  Column null_column_;
  const Layout* current_layout_ = nullptr;
  LayoutState* current_state_ = nullptr;
  std::map<std::pair<const Profile*, RecordFormat>, std::pair<std::shared_ptr<const Layout>, std::unique_ptr<LayoutState>>> layouts_;
  std::map<std::string, std::map<std::string, uint64_t>> alias_counts_;
};

}  // namespace dohyo
