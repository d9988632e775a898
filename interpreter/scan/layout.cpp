#include "interpreter/scan/layout.h"

#include <algorithm>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using json::Candidate;
using json::Path;

Path split_dots(const std::string& name) {
  Path path;
  size_t begin = 0;
  for (size_t dot; (dot = name.find('.', begin)) != std::string::npos; begin = dot + 1)
    path.push_back(name.substr(begin, dot - begin));
  path.push_back(name.substr(begin));
  return path;
}

/// Ways a record may carry one name, best first.
class Candidates {
 public:
  Candidates(const Profile& profile, const ScanOptions& options) : profile_(profile), options_(options) {}

  /// The key itself, its dotted parts, and the lifted forms; exact spelling only.
  void add_name(const std::string& name, const std::string& alias) {
    add({{name}, false}, alias);
    if (name.find('.') != std::string::npos) add({split_dots(name), false}, alias);
    for (const auto& lifted : profile_.lift) {
      auto path = split_dots(lifted);
      path.push_back(name);
      add({path, false}, alias);
    }
  }

  void add_data_field(const std::string& name) {
    add_name(name, "");
    if (options_.aliases)
      for (const auto& group : profile_.aliases)
        if (std::find(group.begin(), group.end(), name) != group.end())
          for (const auto& other : group)
            if (other != name) add_name(other, other);
    // 00-decisions section 3 rule 7: any letter case comes last, so that an object `user` never hides a lifted `User`.
    add({{name}, true}, "");
  }

  void add_path_in_any_case(const std::string& name) { add({split_dots(name), true}, ""); }

  [[nodiscard]] const std::vector<Candidate>& list() const { return list_; }
  [[nodiscard]] bool has_aliases() const { return has_aliases_; }
  [[nodiscard]] const std::vector<std::string>& alias_names() const { return alias_names_; }

 private:
  void add(Candidate candidate, const std::string& alias) {
    list_.push_back(std::move(candidate));
    alias_names_.push_back(alias);
    has_aliases_ = has_aliases_ || !alias.empty();
  }

  const Profile& profile_;
  const ScanOptions& options_;
  std::vector<Candidate> list_;
  std::vector<std::string> alias_names_;
  bool has_aliases_ = false;
};

class LayoutMaker {
 public:
  LayoutMaker(const Plan& plan, const Profile& profile, RecordFormat format, const ScanOptions& options)
      : plan_(plan), profile_(profile), options_(options), layout_(std::make_shared<Layout>()) {
    layout_->profile = &profile;
    layout_->format = format;
    layout_->arena = std::make_shared<Arena>();
  }

  std::shared_ptr<const Layout> make() {
    for (const auto& field : plan_.source_fields) layout_->fields.push_back(resolve(field));
    layout_->flatten = plan_.flatten_all;
    layout_->demand.compile();
    return layout_;
  }

 private:
  FieldPlan resolve(const SourceField& field) {
    FieldPlan plan;
    plan.slot = field.slot;
    plan.name = field.name;
    switch (field.origin) {
      case SourceField::Origin::all: plan.kind = FieldPlan::Kind::all; break;
      case SourceField::Origin::data_exactly: {
        Candidates candidates(profile_, options_);
        candidates.add_name(field.name, "");
        set_data(plan, candidates);
        break;
      }
      case SourceField::Origin::data:
      case SourceField::Origin::data_in_any_case: {
        if (set_constant(plan)) break;
        Candidates candidates(profile_, options_);
        candidates.add_data_field(field.name);
        if (field.origin == SourceField::Origin::data_in_any_case) candidates.add_path_in_any_case(field.name);
        set_data(plan, candidates);
        break;
      }
      case SourceField::Origin::metadata: resolve_metadata(plan); break;
      case SourceField::Origin::path:
      case SourceField::Origin::path_found: resolve_path(field, plan); break;
    }
    return plan;
  }

  /// Elsewhere than in JSON records both are null: a stage that wants JSON looks for it in the text.
  void resolve_path(const SourceField& field, FieldPlan& plan) {
    bool json = layout_->format == RecordFormat::ndjson || layout_->format == RecordFormat::json_array;
    if (!json) return;
    bool value = field.origin == SourceField::Origin::path;
    plan.kind = value ? FieldPlan::Kind::data : FieldPlan::Kind::found;
    std::vector<Candidate> candidates{{field.keys, false, true}};
    auto known = std::find(layout_->candidates.begin(), layout_->candidates.end(), candidates);
    plan.data = static_cast<size_t>(known - layout_->candidates.begin());
    if (known == layout_->candidates.end()) add_demand(candidates);
  }

  void set_data(FieldPlan& plan, const Candidates& candidates) {
    plan.kind = FieldPlan::Kind::data;
    plan.data = add_demand(candidates.list());
    if (candidates.has_aliases()) plan.alias_names = candidates.alias_names();
  }

  size_t add_demand(const std::vector<Candidate>& candidates) {
    layout_->candidates.push_back(candidates);
    return layout_->demand.add(candidates);
  }

  bool set_constant(FieldPlan& plan) {
    for (const auto& [name, value] : options_.set)
      if (utf8::equal_ignoring_ascii_case(name, plan.name)) {
        plan.kind = FieldPlan::Kind::constant;
        plan.constant = layout_->arena->text(value);
        return true;
      }
    return false;
  }

  void resolve_metadata(FieldPlan& plan) {
    if (plan.name == "_raw") {
      plan.kind = FieldPlan::Kind::raw;
    } else if (plan.name == "_size") {
      plan.kind = FieldPlan::Kind::size;
    } else if (set_constant(plan)) {
    } else if (plan.name == "_sourceName") {
      plan.kind = FieldPlan::Kind::file_name;
    } else if (plan.name == "_messageTime" || plan.name == "_receiptTime" || plan.name == "_time") {
      plan.kind = plan.name == "_time" ? FieldPlan::Kind::epoch_seconds : FieldPlan::Kind::time;
      for (const auto& name : profile_.time) {
        Candidates candidates(profile_, options_);
        candidates.add_name(name, "");
        plan.times.push_back(add_demand(candidates.list()));
      }
    } else if (plan.name == "_sourceCategory") {
      plan.kind = FieldPlan::Kind::category;
      Candidates candidates(profile_, options_);
      // An event that says its category itself is taken at its word; the rank tells which it was.
      candidates.add_name(plan.name, "");
      for (const auto& name : profile_.category.from) candidates.add_name(name, name);
      plan.data = add_demand(candidates.list());
      plan.alias_names = candidates.alias_names();
    } else if (plan.name == "_sourceHost") {
      Candidates candidates(profile_, options_);
      candidates.add_name(plan.name, "");
      for (const auto& name : profile_.host) candidates.add_name(name, "");
      set_data(plan, candidates);
      if (layout_->format == RecordFormat::lines && profile_.lines.host_behind_time) plan.kind = FieldPlan::Kind::host_of_line;
    } else {
      Candidates candidates(profile_, options_);
      candidates.add_name(plan.name, "");
      candidates.add_data_field(plan.name);
      set_data(plan, candidates);
    }
  }

  const Plan& plan_;
  const Profile& profile_;
  const ScanOptions& options_;
  std::shared_ptr<Layout> layout_;
};

}  // namespace

std::shared_ptr<const Layout> make_layout(const Plan& plan, const Profile& profile, RecordFormat format,
                                          const ScanOptions& options) {
  return LayoutMaker(plan, profile, format, options).make();
}

}  // namespace dohyo
